import type { World } from "../../../src/runtime/bot-context.ts";
import type { Texts } from "../render/texts.ts";
import type { Who } from "./requester.ts";

/** A person at a place, spoken to in their language. */
export type Scene = { readonly world: World; readonly who: Who; readonly texts: Texts };
