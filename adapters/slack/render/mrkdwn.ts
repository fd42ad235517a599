import type { types as slack } from "@slack/bolt";

/**
 * Slack's markup, made in one place. Whatever a person or an author wrote is only text:
 * https://docs.slack.dev/messaging/formatting-message-text
 */

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** The three signs that could begin a mention, a link or an entity, as Slack wants them written. */
export const escaped = (text: string): string =>
  /[&<>]/.test(text) ? text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign) : text;

/** Undoes `escaped`: what a person sees of it. */
export const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">" })[name] ?? "");

/** What formats, quotes or turns into an emoji. mrkdwn has no escape for these, so zero-width spaces surround them. */
const marks = /[*_~`]|:(?=[\w+-]+:)|^&gt;/gm;
const zeroWidthSpace = "\u200b";

const inOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Most sentences have none of these, and one search is faster than three replacements. */
const anySign = /[&<>*_~`]|:[\w+-]+:|[^\S ]| {2}|^ | $/;

/** Text in one line that shows as it is: no mark of it formats, links or pings. */
export const plain = (text: string): string =>
  anySign.test(text) ? escaped(inOneLine(text)).replace(marks, (mark) => zeroWidthSpace + mark + zeroWidthSpace) : text;

export const bold = (text: string): string => `*${plain(text)}*`;
export const bullet = (item: string): string => `•  ${plain(item)}`;
export const numbered = (items: readonly string[]): string[] => items.map((item, at) => `${at + 1}.  ${plain(item)}`);

/** A link with its title; a bar or an angle would end its address early. */
export const link = (title: string, url: string): string =>
  `<${escaped(url.replace(/[|<>\s]/g, (sign) => encodeURIComponent(sign)))}|${plain(title)}>`;

/** Names a person, and tells them. */
export const mention = (id: string): string => `<@${id}>`;

/** A line that is quoted, of markup. */
export const quote = (markup: string): string => `> ${markup}`;

/** Markup of ours. Nothing in it becomes a link or a mention but what we wrote as one. */
export const mrkdwn = (text: string): slack.MrkdwnElement => ({ type: "mrkdwn", text, verbatim: true });

/** Slack takes so much in one text, and no empty one: https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export const maxTextLength = 3000;

/** Text without any markup, shortened where Slack takes no more. */
export const plainTextObject = (text: string, maxLength = maxTextLength): slack.PlainTextElement => ({
  type: "plain_text",
  text: truncated(escaped(text.trim() === "" ? "…" : text), maxLength),
  emoji: false,
});

/** At most so many characters: what is too long ends at a word, and never within an entity. */
export function truncated(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const head = text.slice(0, maxLength - 1);
  const space = head.lastIndexOf(" ");
  return `${(space > maxLength / 2 ? head.slice(0, space) : head).replace(/&[a-z]*$/, "").toWellFormed()}…`;
}
