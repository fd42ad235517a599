import type { Operator } from "./about.ts";
import type { Knowledge } from "./knowledge/knowledge.ts";

/** What an adapter needs to answer people. */
export type World = {
  readonly knowledge: Knowledge;
  /** The community's default place. */
  readonly place?: string | undefined;
  readonly operator: Operator;
};
