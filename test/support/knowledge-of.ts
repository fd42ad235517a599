import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stringify as csv } from "csv-stringify/sync";
import { afterAll } from "vitest";
import { stringify as yaml } from "yaml";
import { z } from "zod";
import { assembleKnowledge } from "../../src/knowledge/assemble-knowledge.ts";
import * as figures from "../../src/knowledge/figures-schema.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { fieldSchema } from "../../src/knowledge/schemas/field.ts";
import { filtersSchema } from "../../src/knowledge/schemas/filters.ts";
import { guideSchema } from "../../src/knowledge/schemas/guide.ts";
import { placesSchema } from "../../src/knowledge/schemas/places.ts";
import { roleSchema } from "../../src/knowledge/schemas/role.ts";
import { sourcesSchema } from "../../src/knowledge/schemas/sources.ts";
import { subjectsSchema } from "../../src/knowledge/schemas/subjects.ts";
import { termSchema } from "../../src/knowledge/schemas/term.ts";
import { topicsSchema } from "../../src/knowledge/schemas/topics.ts";
import { wordsSchema } from "../../src/knowledge/schemas/words.ts";
import {
  plainGuide,
  plainRole,
  plainRows,
  plainSource,
  plainTerm,
  tinyField,
  type WrittenField,
} from "./tiny-field.ts";

/** Some of it, at any depth; undefined takes something away; a list replaces the list. */
type Changes<Thing> = Thing extends readonly unknown[]
  ? Thing
  : Thing extends object
    ? { readonly [Key in keyof Thing]?: Changes<Thing[Key]> | undefined }
    : Thing;

/** What a test is about: added to the tiny field, or changed in it. Rows replace its table and need only their point. */
export type FieldChanges = {
  readonly [Key in keyof WrittenField]?: WrittenField[Key] extends (infer Row)[]
    ? readonly Partial<Row>[]
    : Changes<WrittenField[Key]>;
};

/** The tiny field with changes, as the bot would load it; nothing checks it, so a test may leave references dangling. */
export function knowledgeOf(changes: FieldChanges = {}): Knowledge {
  const written = changedField(changes);
  const all = <Schema extends z.ZodType>(one: Schema, things: object) =>
    new Map(Object.entries(z.record(z.string(), one).parse(things)));
  return assembleKnowledge({
    field: fieldSchema.parse(written.field),
    topics: topicsSchema.parse(written.topics),
    subjects: subjectsSchema.parse(written.subjects),
    filters: filtersSchema.parse(written.filters),
    words: wordsSchema.parse(written.words),
    places: placesSchema.parse(written.places),
    sources: sourcesSchema.parse(written.sources),
    redirects: written.redirects,
    roles: all(roleSchema, written.roles),
    guides: all(guideSchema, written.guides),
    terms: all(termSchema, written.terms),
    figures: {
      metros: written.metros.map((row) => figures.metroRow.parse(row)),
      occupations: written.occupations.map((row) => figures.occupationRow.parse(row)),
      wages: written.wages.map((row) => figures.wageRow.parse(row)),
      outlook: written.outlook.map((row) => figures.outlookRow.parse(row)),
      licences: written.licences.map((row) => figures.licenseRow.parse(row)),
      settingPay: written.settingPay.map((row) => figures.settingPayRow.parse(row)),
      facts: written.facts.map((row) => figures.factRow.parse(row)),
    },
  });
}

/** A file's text, undefined to leave it out, or a change to the text it has in the tiny field. */
type FileChange = string | undefined | ((text: string) => string);

/** The tiny field as a folder of its own, deleted when the tests of the file are over. */
export function knowledgeFolder(changes: Readonly<Record<string, FileChange>> = {}): string {
  const files = new Map<string, FileChange>(filesOf(tinyField));
  for (const [file, change] of Object.entries(changes)) {
    const before = files.get(file);
    files.set(file, typeof change === "function" ? changedText(file, before, change) : change);
  }
  const folder = mkdtempSync(join(tmpdir(), "rolecall-knowledge-"));
  folders.push(folder);
  for (const [file, text] of files) {
    if (typeof text !== "string") continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A change that changes nothing would let a test pass for the wrong reason. */
function changedText(file: string, before: FileChange, change: (text: string) => string): string {
  if (typeof before !== "string") throw new Error(`the tiny field has no ${file}`);
  const after = change(before);
  if (after === before) throw new Error(`${file} is as it was:\n${before}`);
  return after;
}

function filesOf(written: WrittenField): [file: string, text: string][] {
  const { field, topics, subjects, filters, words, places, sources, redirects } = written;
  const entries = (["roles", "guides", "terms"] as const).flatMap((kind) =>
    Object.entries(written[kind]).map(([id, entry]) => [`${kind}/${id}.yml`, entry] as const),
  );
  const vocabularies = Object.entries({ field, topics, subjects, filters, words, places, sources, redirects });
  // Every long sentence on its line, and no anchors for what is used twice.
  const asYaml = (thing: unknown) => yaml(thing, { lineWidth: 0, aliasDuplicateObjects: false });
  return [
    ...vocabularies.map(([name, thing]): [string, string] => [`${name}.yml`, asYaml(thing)]),
    ...entries.map(([file, entry]): [string, string] => [file, asYaml(entry)]),
    ...tables.map((name): [string, string] => [
      `figures/${name === "settingPay" ? "settings-pay" : name}.csv`,
      csv(written[name], { header: true, columns: Object.keys(plainRows[name]) }),
    ]),
  ];
}

const tables = ["wages", "occupations", "metros", "outlook", "licences", "settingPay", "facts"] as const;

function changedField(changes: FieldChanges): WrittenField {
  const plain = { roles: plainRole, guides: plainGuide, terms: plainTerm, sources: plainSource };
  const changed: Record<string, unknown> = {};
  for (const [key, before] of Object.entries(tinyField)) {
    const change = changes[key as keyof FieldChanges];
    if (Array.isArray(change)) {
      const row = plainRows[key as keyof typeof plainRows];
      changed[key] = change.map((cells) => ({ ...row, ...cells }));
    } else changed[key] = withChanges(before, change, plain[key as keyof typeof plain]);
  }
  return changed as WrittenField;
}

/** The changes laid over what there was; `plain` makes what a new entry does not say. */
function withChanges(before: unknown, change: unknown, plain?: (id: string) => unknown): unknown {
  if (change === undefined) return before;
  if (!isFields(change)) return change;
  const after = isFields(before) ? { ...before } : {};
  for (const [key, one] of Object.entries(change)) {
    if (one === undefined) delete after[key];
    else after[key] = withChanges(after[key] ?? plain?.(key), one);
  }
  return after;
}

const isFields = (thing: unknown): thing is Record<string, unknown> =>
  typeof thing === "object" && thing !== null && !Array.isArray(thing);
