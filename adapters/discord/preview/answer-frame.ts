import type { Answer } from "../../../src/answer.ts";
import type { Picture } from "../../../src/pictures/picture.ts";
import { picturePath } from "../../../src/pictures/picture-path.ts";
import { picturesOf } from "../../../src/pictures/pictures-of.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { withPicture } from "../render/media-gallery.ts";
import { render } from "../render/render.ts";
import { english as texts } from "../render/texts.ts";
import { previewMessage } from "./page.ts";

export type Previewed = {
  readonly bot: BotContext;
  /** The words that were asked; undefined where an answer was picked. */
  readonly question?: string | undefined;
  /** Its own first one, where nothing is said. */
  readonly picture?: Picture | undefined;
};

/** A page that shows an answer as Discord shows it to the one who asks, for a small frame in our own pages. */
export function previewOf(answer: Answer, { bot, question, picture }: Previewed): string {
  const asked = question === undefined ? undefined : { question };
  const message = render(answer, { target: "private", texts, publicUrl: bot.publicUrl, asked });
  const shown = picture ?? (message.pictureOf && picturesOf(message.pictureOf, bot.knowledge)[0]);
  return previewMessage(shown ? withPicture(message, shown, picturePath(shown, "dark", "png")) : message);
}
