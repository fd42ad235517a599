import type { z } from "zod";
import type { Figures, WageRow } from "./figures-schema.ts";
import type { Knowledge } from "./knowledge.ts";
import type { fieldSchema } from "./schemas/field.ts";
import type { filtersSchema } from "./schemas/filters.ts";
import type { placesSchema } from "./schemas/places.ts";
import type { sourcesSchema } from "./schemas/sources.ts";
import type { subjectsSchema } from "./schemas/subjects.ts";
import type { topicsSchema } from "./schemas/topics.ts";
import type { wordsSchema } from "./schemas/words.ts";

/** What the files of a knowledge folder say, each by its schema. */
export type KnowledgeFiles = {
  readonly field: z.infer<typeof fieldSchema>;
  readonly topics: z.infer<typeof topicsSchema>;
  readonly subjects: z.infer<typeof subjectsSchema>;
  readonly filters: z.infer<typeof filtersSchema>;
  readonly words: z.infer<typeof wordsSchema>;
  readonly places: z.infer<typeof placesSchema>;
  readonly sources: z.infer<typeof sourcesSchema>;
  readonly redirects: Readonly<Record<string, string>>;
  readonly measured?: Knowledge["measured"];
  readonly roles: Knowledge["roles"];
  readonly guides: Knowledge["guides"];
  readonly terms: Knowledge["terms"];
  readonly figures: Figures;
};

/** The files put together, so that everything can be looked up. */
export function assembleKnowledge({
  words,
  places,
  figures,
  roles,
  guides,
  terms,
  ...files
}: KnowledgeFiles): Knowledge {
  const byId = <Thing>(things: Readonly<Record<string, Thing>>) => new Map(Object.entries(things));
  return {
    field: files.field,
    topics: byId(files.topics),
    subjects: byId(files.subjects),
    filters: byId(files.filters),
    sameWords: words.same,
    roles,
    guides,
    terms,
    sources: byId(files.sources),
    places: byId(places.states),
    towns: byId(places.towns),
    country: places.country,
    metros: new Map(figures.metros.map((row) => [row.id, row])),
    occupations: new Map(figures.occupations.map((row) => [row.code, row])),
    wages: newestFirst(figures.wages),
    outlook: Map.groupBy(figures.outlook, (row) => row.occupation),
    licences: new Map(figures.licences.map((row) => [row.place, row])),
    settingPay: Map.groupBy(figures.settingPay, (row) => row.occupation),
    facts: new Map(figures.facts.map((row) => [row.id, row])),
    redirects: byId(files.redirects),
    ...(files.measured && { measured: files.measured }),
  };
}

/** Periods end with their year ("May 2025"), so the year decides. */
function newestFirst(rows: readonly WageRow[]): Map<string, WageRow[]> {
  const groups = Map.groupBy(rows, (row) => `${row.occupation} ${row.place}`);
  const year = (row: WageRow) => Number(/\d{4}/.exec(row.period)?.[0] ?? 0);
  for (const group of groups.values()) group.sort((a, b) => year(b) - year(a));
  return groups;
}
