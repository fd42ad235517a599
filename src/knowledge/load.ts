import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { checkKnowledge } from "./check.ts";
import type { Figures } from "./check-figures.ts";
import {
  factRow,
  licenseRow,
  metroRow,
  occupationRow,
  outlookRow,
  settingPayRow,
  type WageRow,
  wageRow,
} from "./figures-schema.ts";
import { type Folder, readEntries, readYaml } from "./files.ts";
import type { Knowledge } from "./knowledge.ts";
import { KnowledgeProblems, type Problem } from "./problems.ts";
import { readRows } from "./rows.ts";
import { fieldSchema } from "./schemas/field.ts";
import { filtersSchema } from "./schemas/filters.ts";
import { guideSchema } from "./schemas/guide.ts";
import { measuredSchema } from "./schemas/measured.ts";
import { placesSchema } from "./schemas/places.ts";
import { roleSchema } from "./schemas/role.ts";
import { sourcesSchema } from "./schemas/sources.ts";
import { subjectsSchema } from "./schemas/subjects.ts";
import { termSchema } from "./schemas/term.ts";
import { topicsSchema } from "./schemas/topics.ts";
import { wordsSchema } from "./schemas/words.ts";

/**
 * Loads a knowledge folder.
 * @throws KnowledgeProblems when it cannot be used; the message lists every problem, with file, line, field and cure.
 */
export function loadKnowledge(path: string, today = new Date()): Knowledge {
  const { knowledge, problems } = readKnowledge(path, today);
  const serious = problems.filter(({ warning }) => !warning);
  if (knowledge === undefined || serious.length > 0) throw new KnowledgeProblems(path, serious);
  return knowledge;
}

/** Reads a knowledge folder and everything that is wrong with it; no knowledge when a vocabulary is missing. */
export function readKnowledge(
  path: string,
  today = new Date(),
): { knowledge?: Knowledge; problems: readonly Problem[] } {
  if (!existsSync(path)) {
    return { problems: [{ file: path, line: 0, field: "", says: "there is no such folder; is the path right?" }] };
  }
  const folder: Folder = { path, problems: [] };
  const field = readYaml(folder, "field.yml", fieldSchema);
  const topics = readYaml(folder, "topics.yml", topicsSchema);
  const subjects = readYaml(folder, "subjects.yml", subjectsSchema);
  const filters = readYaml(folder, "filters.yml", filtersSchema);
  const words = readYaml(folder, "words.yml", wordsSchema);
  const places = readYaml(folder, "places.yml", placesSchema);
  const sources = readYaml(folder, "sources.yml", sourcesSchema);
  const redirects = existsSync(join(path, "redirects.yml"))
    ? readYaml(folder, "redirects.yml", z.record(z.string(), z.string()))
    : {};
  const measured = existsSync(join(path, "measured.yml"))
    ? readYaml(folder, "measured.yml", measuredSchema)
    : undefined;
  const roles = readEntries(folder, "roles", roleSchema);
  const guides = readEntries(folder, "guides", guideSchema);
  const terms = readEntries(folder, "terms", termSchema);
  const figures = {
    metros: readRows(folder, "figures/metros.csv", metroRow),
    occupations: readRows(folder, "figures/occupations.csv", occupationRow),
    wages: readRows(folder, "figures/wages.csv", wageRow),
    outlook: readRows(folder, "figures/outlook.csv", outlookRow),
    licences: readRows(folder, "figures/licences.csv", licenseRow),
    settingPay: readRows(folder, "figures/settings-pay.csv", settingPayRow),
    facts: readRows(folder, "figures/facts.csv", factRow),
  };
  if (!(field && topics && subjects && filters && words && places && sources && redirects)) {
    return { problems: folder.problems };
  }
  const written = {
    field,
    topics,
    subjects,
    filters,
    words,
    places,
    sources,
    redirects,
    measured,
    roles,
    guides,
    terms,
    figures,
  };
  const knowledge = knowledgeFrom(written);
  checkKnowledge(folder, knowledge, figures, today);
  return { knowledge, problems: folder.problems };
}

/** What the files of a knowledge folder say, each by its schema. */
export type Written = {
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
export function knowledgeFrom({ words, places, figures, roles, guides, terms, ...written }: Written): Knowledge {
  const byId = <Thing>(things: Readonly<Record<string, Thing>>) => new Map(Object.entries(things));
  return {
    field: written.field,
    topics: byId(written.topics),
    subjects: byId(written.subjects),
    filters: byId(written.filters),
    sameWords: words.same,
    roles,
    guides,
    terms,
    sources: byId(written.sources),
    places: byId(places.states),
    towns: byId(places.towns),
    metros: new Map(figures.metros.map((row) => [row.id, row])),
    occupations: new Map(figures.occupations.map((row) => [row.code, row])),
    wages: newestFirst(figures.wages),
    outlook: Map.groupBy(figures.outlook, (row) => row.occupation),
    licences: new Map(figures.licences.map((row) => [row.place, row])),
    settingPay: Map.groupBy(figures.settingPay, (row) => row.occupation),
    facts: new Map(figures.facts.map((row) => [row.id, row])),
    redirects: byId(written.redirects),
    ...(written.measured && { measured: written.measured }),
  };
}

/** Periods end with their year ("May 2025"), so the year decides. */
function newestFirst(rows: readonly WageRow[]): Map<string, WageRow[]> {
  const groups = Map.groupBy(rows, (row) => `${row.occupation} ${row.place}`);
  const year = (row: WageRow) => Number(/\d{4}/.exec(row.period)?.[0] ?? 0);
  for (const group of groups.values()) group.sort((a, b) => year(b) - year(a));
  return groups;
}
