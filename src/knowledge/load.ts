import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { assembleKnowledge, type KnowledgeFiles } from "./assemble-knowledge.ts";
import { checkKnowledge } from "./check.ts";
import {
  type Figures,
  factRow,
  licenseRow,
  metroRow,
  occupationRow,
  outlookRow,
  settingPayRow,
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
  const singleFiles = readSingleFiles(folder);
  const entries = readAllEntries(folder);
  const figures = readFigures(folder);
  if (singleFiles === undefined) return { problems: folder.problems };
  const knowledge = assembleKnowledge({ ...singleFiles, ...entries, figures });
  checkKnowledge(folder, knowledge, figures, today);
  return { knowledge, problems: folder.problems };
}

/** The .yml files that there is one of; undefined where one that is needed cannot be used, the problems being noted. */
function readSingleFiles(folder: Folder): Omit<KnowledgeFiles, "roles" | "guides" | "terms" | "figures"> | undefined {
  const isThere = (file: string) => existsSync(join(folder.path, file));
  const field = readYaml(folder, "field.yml", fieldSchema);
  const topics = readYaml(folder, "topics.yml", topicsSchema);
  const subjects = readYaml(folder, "subjects.yml", subjectsSchema);
  const filters = readYaml(folder, "filters.yml", filtersSchema);
  const words = readYaml(folder, "words.yml", wordsSchema);
  const places = readYaml(folder, "places.yml", placesSchema);
  const sources = readYaml(folder, "sources.yml", sourcesSchema);
  const redirects = isThere("redirects.yml") ? readYaml(folder, "redirects.yml", z.record(z.string(), z.string())) : {};
  const measured = isThere("measured.yml") ? readYaml(folder, "measured.yml", measuredSchema) : undefined;
  return field && topics && subjects && filters && words && places && sources && redirects
    ? { field, topics, subjects, filters, words, places, sources, redirects, measured }
    : undefined;
}

/** The folders of entries, each entry by its id. */
const readAllEntries = (folder: Folder): Pick<KnowledgeFiles, "roles" | "guides" | "terms"> => ({
  roles: readEntries(folder, "roles", roleSchema),
  guides: readEntries(folder, "guides", guideSchema),
  terms: readEntries(folder, "terms", termSchema),
});

/** The tables of numbers. */
const readFigures = (folder: Folder): Figures => ({
  metros: readRows(folder, "figures/metros.csv", metroRow),
  occupations: readRows(folder, "figures/occupations.csv", occupationRow),
  wages: readRows(folder, "figures/wages.csv", wageRow),
  outlook: readRows(folder, "figures/outlook.csv", outlookRow),
  licences: readRows(folder, "figures/licences.csv", licenseRow),
  settingPay: readRows(folder, "figures/settings-pay.csv", settingPayRow),
  facts: readRows(folder, "figures/facts.csv", factRow),
});
