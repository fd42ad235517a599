import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ask } from "../../../src/ask.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { picturesOf } from "../../../src/pictures/pictures-of.ts";
import { pngOf } from "../../../src/pictures/png.ts";
import { patient } from "../../../src/runtime/encoder/open-model.ts";
import { whenRead } from "../../../src/runtime/encoder/question-meanings.ts";
import { openConfiguredKnowledge, openConfiguredModel } from "../../../src/runtime/open-knowledge.ts";
import { readSettings } from "../../../src/runtime/settings.ts";
import { withPicture } from "../render/media-gallery.ts";
import type { Message } from "../render/message.ts";
import { pageCount, type RenderTarget } from "../render/pages.ts";
import { type RenderOptions, render } from "../render/render.ts";
import { english as texts } from "../render/texts.ts";
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
const targets: readonly RenderTarget[] = ["private", "channel", "direct"];
const target = targets.find((one) => one === values.room);

if (values.help) process.stdout.write(usage);
else if (positionals.length === 0 || target === undefined) {
  process.stderr.write(
    positionals.length === 0 ? `There is no question.\n\n${usage}` : `There is no room "${values.room}".\n\n${usage}`,
  );
  process.exitCode = 1;
} else {
  const settings = await readSettings(process.env);
  const knowledge = await openConfiguredKnowledge(settings);
  const meanings = openConfiguredModel(settings, knowledge, {
    onProblem: (problem) => process.stderr.write(`${problem}\n`),
    patienceMs: patient,
  })?.meanings;
  const publicUrl = process.env.PUBLIC_URL || undefined;
  const eachShown = positionals.map(async (question) => {
    const { answer } = await whenRead(meanings, () => ask(question, knowledge, { place: settings.place, meanings }));
    const showing: RenderOptions = { target, texts, publicUrl, asked: { question } };
    const pages = pageCount(answer, showing);
    const messages = Array.from({ length: pages }, (_, at) => render(answer, { ...showing, page: at + 1 }));
    return (await Promise.all(messages.map((message) => pictured(message, knowledge)))).map((message, at) => ({
      caption: pages > 1 ? `${question} (page ${at + 1} of ${pages})` : question,
      message,
      ephemeral: target === "private",
    }));
  });
  const shown = (await Promise.all(eachShown)).flat();
  writeFileSync(values.out, previewPage(shown));
  process.stdout.write(`${values.out}: ${shown.length} messages\n`);
}

/** With its picture in it. */
async function pictured(message: Message, knowledge: Knowledge): Promise<Message> {
  const picture = message.pictureOf && picturesOf(message.pictureOf, knowledge)[0];
  if (picture === undefined) return message;
  const png = await pngOf(picture, "dark", knowledge);
  return withPicture(message, picture, `data:image/png;base64,${png.toString("base64")}`);
}
