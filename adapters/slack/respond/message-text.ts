import { unescaped } from "../render/mrkdwn.ts";

/** People, groups, channels and broadcasts: https://docs.slack.dev/messaging/formatting-message-text#advanced */
const references = /<[@!][^<>]{1,120}>/g;
/** A channel or a link, by the words that stand for it. */
const named = /<(?:#[A-Z0-9]+|[a-z]+:[^<>|]{0,3000})\|([^<>]{0,3000})>/gi;
const unnamed = /<(?:#[A-Z0-9]+|[a-z]+:[^<>|]{0,3000})\|?>/gi;

/** What a message says, without whom and what it refers to. */
export const textOf = (text: string): string =>
  unescaped(text.replace(references, " ").replace(named, "$1").replace(unnamed, " ")).replace(/\s+/g, " ").trim();
