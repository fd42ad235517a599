import type { World } from "../../src/world.ts";
import type { Texts } from "./texts.ts";
import type { Who } from "./who.ts";

/** A person at a place, spoken to in their language. */
export type Scene = { readonly world: World; readonly who: Who; readonly texts: Texts };
