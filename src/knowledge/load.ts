import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { checkKnowledge } from "./check.ts";
import {
  factRow,
  licenceRow,
  metroRow,
  occupationRow,
  outlookRow,
  settingPayRow,
  type WageRow,
  wageRow,
} from "./figures-schema.ts";
import { type Folder, readEntries, readRows, readYaml } from "./files.ts";
import type { Knowledge } from "./knowledge.ts";
import { KnowledgeProblems, type Problem } from "./problems.ts";
import {
  fieldSchema,
  guideSchema,
  placeSchema,
  roleSchema,
  sourceSchema,
  subjectSchema,
  termSchema,
  topicSchema,
  townSchema,
  wordsSchema,
} from "./schema.ts";

const placesSchema = z.strictObject({ states: z.record(z.string(), placeSchema), towns: townSchema });

/**
 * Loads a knowledge folder.
 * @throws KnowledgeProblems when it cannot be used; the message lists every problem, with file, line, field and cure.
 */
export function loadKnowledge(path: string): Knowledge {
  const { knowledge, problems } = readKnowledge(path);
  const serious = problems.filter(({ warning }) => !warning);
  if (knowledge === undefined || serious.length > 0) throw new KnowledgeProblems(path, serious);
  return knowledge;
}

/** Reads a knowledge folder and everything that is wrong with it; no knowledge when a vocabulary is missing. */
export function readKnowledge(path: string): { knowledge?: Knowledge; problems: readonly Problem[] } {
  if (!existsSync(path)) {
    return { problems: [{ file: path, line: 0, field: "", says: "there is no such folder; is the path right?" }] };
  }
  const folder: Folder = { path, problems: [] };
  const field = readYaml(folder, "field.yml", fieldSchema);
  const topics = readYaml(folder, "topics.yml", z.record(z.string(), topicSchema));
  const subjects = readYaml(folder, "subjects.yml", z.record(z.string(), subjectSchema));
  const words = readYaml(folder, "words.yml", wordsSchema);
  const places = readYaml(folder, "places.yml", placesSchema);
  const sources = readYaml(folder, "sources.yml", z.record(z.string(), sourceSchema));
  const redirects = existsSync(join(path, "redirects.yml"))
    ? readYaml(folder, "redirects.yml", z.record(z.string(), z.string()))
    : {};
  const roles = readEntries(folder, "roles", roleSchema);
  const guides = readEntries(folder, "guides", guideSchema);
  const terms = readEntries(folder, "terms", termSchema);
  const figures = {
    metros: readRows(folder, "figures/metros.csv", metroRow),
    occupations: readRows(folder, "figures/occupations.csv", occupationRow),
    wages: readRows(folder, "figures/wages.csv", wageRow),
    outlook: readRows(folder, "figures/outlook.csv", outlookRow),
    licences: readRows(folder, "figures/licences.csv", licenceRow),
    settingPay: readRows(folder, "figures/settings-pay.csv", settingPayRow),
    facts: readRows(folder, "figures/facts.csv", factRow),
  };
  if (!(field && topics && subjects && words && places && sources && redirects)) return { problems: folder.problems };
  const knowledge: Knowledge = {
    field,
    topics: new Map(Object.entries(topics)),
    subjects: new Map(Object.entries(subjects)),
    sameWords: words.same,
    roles,
    guides,
    terms,
    sources: new Map(Object.entries(sources)),
    places: new Map(Object.entries(places.states)),
    towns: new Map(Object.entries(places.towns)),
    metros: new Map(figures.metros.map((row) => [row.id, row])),
    occupations: new Map(figures.occupations.map((row) => [row.code, row])),
    wages: newestFirst(figures.wages),
    outlook: Map.groupBy(figures.outlook, (row) => row.occupation),
    licences: new Map(figures.licences.map((row) => [row.place, row])),
    settingPay: Map.groupBy(figures.settingPay, (row) => row.occupation),
    facts: new Map(figures.facts.map((row) => [row.id, row])),
    redirects: new Map(Object.entries(redirects)),
  };
  checkKnowledge(folder, knowledge, figures);
  return { knowledge, problems: folder.problems };
}

/** Periods end with their year ("May 2025"), so the year decides. */
function newestFirst(rows: readonly WageRow[]): Map<string, WageRow[]> {
  const groups = Map.groupBy(rows, (row) => `${row.occupation} ${row.place}`);
  const year = (row: WageRow) => Number(/\d{4}/.exec(row.period)?.[0] ?? 0);
  for (const group of groups.values()) group.sort((a, b) => year(b) - year(a));
  return groups;
}
