import type { Answer } from "../../../src/answer.ts";
import type { Picture } from "../../../src/pictures/picture.ts";
import { picturePath } from "../../../src/pictures/picture-path.ts";
import { picturesOf } from "../../../src/pictures/pictures-of.ts";
import { html } from "../../../src/present/html.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import type { ImageSource } from "../render/image-block.ts";
import { composeMessage } from "../respond/compose.ts";
import { requestContext } from "../respond/context.ts";
import { asker } from "./people.ts";
import { answered } from "./screens.ts";
import { style, styleOfOne } from "./style.ts";

/** An answer to be looked at. */
export type Looked = {
  readonly bot: BotContext;
  /** The words that led to it. */
  readonly question?: string | undefined;
  /** Its picture, where it is not the one that is drawn for it. */
  readonly picture?: Picture | undefined;
};

/** A page that shows an answer as Slack does to the one who asked: for a small frame on a page of ours. Pure. */
export function previewOf(answer: Answer, { bot, question, picture }: Looked): string {
  const context = requestContext(bot, asker, (address) => fromHere(picture ?? picturesOf(address, bot.knowledge)[0]));
  const asked = question === undefined ? undefined : { question };
  const { message } = composeMessage(answer, { target: "private", mayShare: true, asked }, context);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data: 'self'">
<base target="_blank">
<title>Slack</title>
<style>${style}${styleOfOne}</style>
</head>
<body class="one light"><main class="phone"><div class="talk">${answered(message, true)}</div></main></body>
</html>
`;
  return page.html;
}

const fromHere = (picture: Picture | undefined): ImageSource | undefined =>
  picture && {
    ...{ title: picture.title, alt: picture.alt },
    source: { image_url: picturePath(picture, "light", "png") },
  };
