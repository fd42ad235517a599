import type { BotContext } from "../../../src/runtime/bot-context.ts";
import type { Texts } from "../render/texts.ts";
import type { Requester } from "./requester.ts";

/** A person at a place, spoken to in their language. */
export type RequestContext = { readonly bot: BotContext; readonly requester: Requester; readonly texts: Texts };
