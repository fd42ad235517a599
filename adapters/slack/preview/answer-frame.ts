import type { Answer } from "../../../src/answer.ts";
import type { Picture } from "../../../src/pictures/picture.ts";
import { picturePath } from "../../../src/pictures/picture-path.ts";
import { picturesOf } from "../../../src/pictures/pictures-of.ts";
import { html } from "../../../src/present/html.ts";
import { previewDocument } from "../../../src/present/preview/preview-document.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import type { ImageSource } from "../render/image-block.ts";
import { composeMessage } from "../respond/compose.ts";
import { requestContext } from "../respond/context.ts";
import { asker } from "./people.ts";
import { answered } from "./screens.ts";
import { frameStyle, style } from "./style.ts";

/** What an answer is shown with. */
type Previewed = {
  readonly bot: BotContext;
  /** The words that led to it; undefined where it was picked. */
  readonly question?: string | undefined;
  /** Its picture, where it is not the one that is drawn for it. */
  readonly picture?: Picture | undefined;
};

/** Light or dark as the reader's screen is; links open a tab of their own, since no page fits into the frame. */
const head = html`<meta name="color-scheme" content="light dark">
<base target="_blank">`;

/** A page that shows an answer as Slack does to the one who asked: for a small frame on a page of ours. Pure. */
export function previewOf(answer: Answer, { bot, question, picture }: Previewed): string {
  const context = requestContext(bot, asker, (address) => fromHere(picture ?? picturesOf(address, bot.knowledge)[0]));
  const asked = question === undefined ? undefined : { question };
  const { message } = composeMessage(answer, { target: "private", mayShare: true, asked }, context);
  return previewDocument({
    title: "Slack",
    images: "same site",
    style: html`${[style, frameStyle]}`,
    head,
    bodyClass: "one light",
    body: html`<main class="phone"><div class="talk">${answered(message, true)}</div></main>`,
  });
}

const fromHere = (picture: Picture | undefined): ImageSource | undefined =>
  picture && {
    title: picture.title,
    alt: picture.alt,
    source: { image_url: picturePath(picture, "light", "png") },
  };
