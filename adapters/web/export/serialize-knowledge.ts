import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import type { OperatorSettings } from "../../../src/runtime/bot-context.ts";
import type { Vocabulary } from "../../../src/understand/vocabulary.ts";

/** What a copy needs to answer by itself. */
export type CopyKnowledge = {
  readonly knowledge: Knowledge;
  readonly vocabulary: Vocabulary;
  readonly place: string | undefined;
  readonly operator: OperatorSettings;
  readonly version: string;
  readonly only: string | undefined;
};

/** Maps and sets are lists under a name that no entry can have. */
const [mapName, setName] = ["$map", "$set"] as const;

/** What a copy needs, as JSON. */
export const writeKnowledge = (all: CopyKnowledge): string => JSON.stringify(all, written);

/** Reads it again. */
export const readKnowledge = (json: string): CopyKnowledge => JSON.parse(json, read) as CopyKnowledge;

function written(_: string, thing: unknown): unknown {
  if (thing instanceof Map) return { [mapName]: [...thing] };
  return thing instanceof Set ? { [setName]: [...thing] } : thing;
}

function read(_: string, thing: unknown): unknown {
  if (typeof thing !== "object" || thing === null) return thing;
  if (mapName in thing) return new Map(thing[mapName] as [unknown, unknown][]);
  return setName in thing ? new Set(thing[setName] as unknown[]) : thing;
}
