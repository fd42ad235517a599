/**
 * Discord's markup, made and undone in one place. Whatever a person or an author wrote is only text:
 * https://support.discord.com/hc/en-us/articles/210298617-Markdown-Text-101
 */

/** What may open or close markup, a mention, an emoji or a link anywhere in a line. */
const marks = /[\\*_~`|<>[\]@]/g;
/** What makes a heading, a list or small print at the beginning of a line. */
const opening = /^[#\-+]/;
/** A bare address becomes a link by its slashes. */
const slashes = /:\/\//g;

/** Most sentences have none of these, and one search is faster than five replacements. */
const anySign = /[\\*_~`|<>[\]@#]|:\/\/|^[-+\d]/;
const gaps = /[^\S ]|\s\s|^\s|\s$/;

const inOneLine = (text: string): string => (gaps.test(text) ? text.replace(/\s+/g, " ").trim() : text);

/** Text in one line that shows as it is: no mark of it formats, links or pings. */
export function plain(text: string): string {
  const line = inOneLine(text);
  if (!anySign.test(line)) return line;
  return line
    .replace(marks, "\\$&")
    .replace(slashes, ":\\/\\/")
    .replace(opening, "\\$&")
    .replace(/^(\d+)([.)]\s)/, "$1\\$2");
}

/** Undoes `plain`. */
export const unescaped = (markup: string): string => markup.replace(/\\([^0-9A-Za-z\s])/g, "$1");

export const bold = (text: string): string => `**${plain(text)}**`;
export const heading = (text: string): string => `## ${plain(text)}`;
export const subheading = (text: string): string => `### ${plain(text)}`;
export const small = (markup: string): string => `-# ${markup}`;
export const quote = (markup: string): string => `> ${markup}`;
export const bullet = (item: string): string => `- ${plain(item)}`;
export const numbered = (items: readonly string[]): string[] => items.map((item, at) => `${at + 1}. ${plain(item)}`);

/** A link with its title; closing brackets and spaces in the address would end it early. */
export const link = (title: string, url: string): string =>
  `[${plain(title)}](${url.replace(/[()\s<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`)})`;

/** Names a person. Whether it pings is decided by allowed_mentions only. */
export const mention = (id: string): string => `<@${id}>`;

/** Lines of equal width. Text in it is not read as markup, so only the mark that ends it must not occur. */
export const codeBlock = (lines: readonly string[]): string =>
  `\`\`\`\n${lines.join("\n").replaceAll("`", "'")}\n\`\`\``;
