import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ask } from "../../../src/ask.ts";
import { picturesOf } from "../../../src/pictures/pictures-of.ts";
import { pngOf } from "../../../src/pictures/png.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { patient } from "../../../src/runtime/encoder/open-model.ts";
import { whenRead } from "../../../src/runtime/encoder/question-meanings.ts";
import { openConfiguredKnowledge, openConfiguredModel } from "../../../src/runtime/open-knowledge.ts";
import { readSettings } from "../../../src/runtime/settings.ts";
import type { RequestContext } from "../respond/context.ts";
import { previewPage } from "./page.ts";
import { sameForAll, samplesOf } from "./samples.ts";
import type { Shown } from "./screens.ts";

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
  const knowledge = await openConfiguredKnowledge(settings);
  const meanings = openConfiguredModel(settings, knowledge, {
    onProblem: (problem) => process.stderr.write(`${problem}\n`),
    patienceMs: patient,
  })?.meanings;
  const bot = { knowledge, meanings, place: settings.place, operator: settings };
  const screens: Shown[] = [];
  for (const question of positionals) {
    const pictureOf = await pictureFor(question, bot);
    screens.push(...(await whenRead(meanings, () => samplesOf(question, bot, pictureOf))));
  }
  const shown = [...screens, ...sameForAll(bot)];
  writeFileSync(values.out, previewPage(shown));
  process.stdout.write(`${values.out}: ${shown.length} screens\n`);
}

/** The picture of what a question is answered with, within the page itself. */
async function pictureFor(question: string, bot: BotContext): Promise<RequestContext["pictureOf"]> {
  const { knowledge, meanings } = bot;
  const { answer } = await whenRead(meanings, () => ask(question, knowledge, bot));
  const [picture] = answer.kind === "answer" ? picturesOf(answer.address, knowledge) : [];
  if (picture === undefined) return () => undefined;
  const png = (await pngOf(picture, "light", knowledge)).toString("base64");
  const { title, alt } = picture;
  return () => ({ title, alt, source: { image_url: `data:image/png;base64,${png}` } });
}
