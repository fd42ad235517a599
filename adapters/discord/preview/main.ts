import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ask } from "../../../src/ask.ts";
import { prepare } from "../../../src/prepare.ts";
import { readSettings } from "../../../src/settings.ts";
import { pageCount, type Room, render, type Showing } from "../render.ts";
import { english as texts } from "../texts.ts";
import { previewPage } from "./page.ts";

const usage = `Usage: npm run preview:discord -- "a question" ["another"] [--out FILE] [--room private|channel|direct]

Writes a page that shows the answers as Discord would, on a phone and on a desktop.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string", default: "discord-preview.html" },
    room: { type: "string", default: "private" },
    help: { type: "boolean", short: "h" },
  },
});
const rooms: readonly Room[] = ["private", "channel", "direct"];
const room = rooms.find((one) => one === values.room);

if (values.help) process.stdout.write(usage);
else if (positionals.length === 0 || room === undefined) {
  process.stderr.write(
    positionals.length === 0 ? `There is no question.\n\n${usage}` : `There is no room "${values.room}".\n\n${usage}`,
  );
  process.exitCode = 1;
} else {
  const settings = await readSettings(process.env);
  const knowledge = await prepare(settings);
  const shown = positionals.flatMap((question) => {
    const { answer } = ask(question, knowledge, { place: settings.place });
    const showing: Showing = { room, texts, asked: { question } };
    const pages = pageCount(answer, showing);
    return Array.from({ length: pages }, (_, at) => ({
      caption: pages > 1 ? `${question} (page ${at + 1} of ${pages})` : question,
      message: render(answer, { ...showing, page: at + 1 }),
      ephemeral: room === "private",
    }));
  });
  writeFileSync(values.out, previewPage(shown));
  process.stdout.write(`${values.out}: ${shown.length} messages\n`);
}
