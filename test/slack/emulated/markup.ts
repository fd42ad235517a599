import type { Fields } from "./shapes.ts";

/** https://docs.slack.dev/messaging/formatting-message-text#escaping */
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** What Slack makes of what somebody typed: who and where is named stays, and addresses become links. */
export function escaped(typed: string): string {
  return typed.replace(/<[@#][A-Z0-9]+(?:\|[^>]*)?>|https?:\/\/[^\s<>]+|[&<>]/g, (found) =>
    found.startsWith("http") ? `<${found.replaceAll("&", "&amp;")}>` : (entities[found] ?? found),
  );
}

/** The same as the elements of a rich text: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export function richElementsOf(markup: string): Fields[] {
  const parts = markup.split(/(<[^>]+>)/).filter((part) => part !== "");
  return parts.map((part) => {
    const [, sign = "", named = ""] = part.match(/^<([@#]?)([^>|]+)/) ?? [];
    if (named === "") return { type: "text", text: unescaped(part) };
    if (sign === "@") return { type: "user", user_id: named };
    return sign === "#" ? { type: "channel", channel_id: named } : { type: "link", url: unescaped(named) };
  });
}

const unescaped = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const everybody = /<!(?:channel|here|everyone|subteam)[^>]*>/g;
const tags = /<(?:[@#][A-Z0-9]+|!date\^|https?:\/\/|mailto:|tel:)[^<>]*>/g;

/** What should not stand in a text that is read as markup. */
export function markupBreaches(text: string): string[] {
  const withoutTags = text.replace(everybody, "").replace(tags, "");
  const stray = withoutTags.match(/<.{0,20}/);
  const bare = withoutTags.match(/&(?!amp;|lt;|gt;).{0,20}/);
  return [
    ...callsIn(text),
    ...(stray ? [`a stray "<": ${stray[0]}`] : []),
    ...(bare ? [`an unescaped "&": ${bare[0]}`] : []),
  ];
}

/** What would call everybody who is there. */
export function callsIn(text: string): string[] {
  return [...text.matchAll(everybody)].map(([tag]) => `${tag} calls everybody`);
}

/** Who is named so that they are told. */
export function mentionsIn(text: string): string[] {
  return [...text.matchAll(/<@([A-Z0-9]+)/g)].flatMap(([, id]) => id ?? []);
}

/** Each text in a message or a view that is read as markup: those of the type, and a message's own. */
export function textsOf(thing: unknown, type: "mrkdwn" | "markdown"): string[] {
  if (typeof thing !== "object" || thing === null) return [];
  const found = thing as { type?: unknown; text?: unknown };
  if (found.type === type && typeof found.text === "string") return [found.text];
  const own = type === "mrkdwn" && found.type === undefined && typeof found.text === "string" ? [found.text] : [];
  return [...own, ...Object.values(thing).flatMap((one) => textsOf(one, type))];
}
