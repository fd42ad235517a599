import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { prepare } from "../../../src/prepare.ts";
import { readSettings } from "../../../src/settings.ts";
import { previewPage } from "./page.ts";
import { sameForAll, scenesOf } from "./scenes.ts";

const usage = `Usage: npm run preview:slack -- "a question" ["another"] [--out FILE]

Writes a page that shows the answers as Slack would, on a phone and on a desktop, in light and in dark: in a channel, in
a thread, to one person, in a window; then the form to ask with and the Home tab.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string", default: "slack-preview.html" },
    help: { type: "boolean", short: "h" },
  },
});

if (values.help) process.stdout.write(usage);
else if (positionals.length === 0) {
  process.stderr.write(`There is no question.\n\n${usage}`);
  process.exitCode = 1;
} else {
  const settings = await readSettings(process.env);
  const world = { knowledge: await prepare(settings), place: settings.place, operator: settings };
  const shown = [...positionals.flatMap((question) => scenesOf(question, world)), ...sameForAll(world)];
  writeFileSync(values.out, previewPage(shown));
  process.stdout.write(`${values.out}: ${shown.length} screens\n`);
}
