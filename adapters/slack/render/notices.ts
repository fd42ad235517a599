import { plainSection } from "./blocks.ts";
import type { Message } from "./message.ts";
import { escaped } from "./mrkdwn.ts";

/** One sentence of ours. */
export const noticeMessage = (says: string): Message => ({ text: escaped(says), blocks: [plainSection(says)] });
