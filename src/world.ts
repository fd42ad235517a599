import type { Operator } from "./about.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";
import type { Meter } from "./meter.ts";

/** What an adapter needs to answer people. */
export type World = {
  readonly knowledge: Knowledge;
  /** The community's default place. */
  readonly place?: string | undefined;
  readonly operator: Operator;
  /** Where the bot's own pages are, without a slash at the end; undefined where it has none. */
  readonly publicUrl?: string | undefined;
  readonly meter?: Meter | undefined;
};
