import type { BotContext } from "../../../src/runtime/bot-context.ts";

/** A way to see how an answer looks somewhere else: a whole page of its own. */
export type Preview = { readonly name: string; readonly page: (question: string, bot: BotContext) => Promise<string> };

/** What every page needs to know. */
export type Site = {
  readonly bot: BotContext;
  /** Changes whenever anything that a page shows may have changed. */
  readonly version: string;
  /** How answers look on other platforms. */
  readonly previews: readonly Preview[];
  /** Pages that are files, without a server: what needs one is left out, and the answers come along as a script. */
  readonly isStaticExport?: boolean;
};
