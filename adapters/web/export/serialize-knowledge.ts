import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import type { OperatorSettings } from "../../../src/runtime/bot-context.ts";
import type { Vocabulary } from "../../../src/understand/vocabulary.ts";

/** What an export needs to answer by itself. */
export type ExportedKnowledge = {
  readonly knowledge: Knowledge;
  readonly vocabulary: Vocabulary;
  readonly place: string | undefined;
  readonly operator: OperatorSettings;
  readonly version: string;
  readonly only: string | undefined;
};

/** Maps and sets are lists under a name that no entry can have. */
const [mapName, setName] = ["$map", "$set"] as const;

/** What an export needs, as JSON. */
export const serializeKnowledge = (all: ExportedKnowledge): string => JSON.stringify(all, written);

/** Reads it again. */
export const parseKnowledge = (json: string): ExportedKnowledge => JSON.parse(json, read) as ExportedKnowledge;

function written(_: string, thing: unknown): unknown {
  if (thing instanceof Map) return { [mapName]: [...thing] };
  return thing instanceof Set ? { [setName]: [...thing] } : thing;
}

function read(_: string, thing: unknown): unknown {
  if (typeof thing !== "object" || thing === null) return thing;
  if (mapName in thing) return new Map(thing[mapName] as [unknown, unknown][]);
  return setName in thing ? new Set(thing[setName] as unknown[]) : thing;
}
