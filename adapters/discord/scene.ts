import type { Operator } from "../../src/about.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import type { Texts } from "./texts.ts";
import type { Who } from "./who.ts";

/** What every response needs to know. */
export type World = {
  readonly knowledge: Knowledge;
  /** The community's default place. */
  readonly place?: string | undefined;
  readonly operator: Operator;
};

/** A person at a place, spoken to in their language. */
export type Scene = { readonly world: World; readonly who: Who; readonly texts: Texts };
