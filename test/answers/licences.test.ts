import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { answerAt } from "../../src/answers/answer.ts";
import { parseLine } from "../../src/commands/parse-line.ts";
import { plainText } from "../../src/present/plain-text.ts";
import { knowledge, knowledgeFolderPath } from "../support/real-knowledge.ts";

type Row = { place: string; required: string; body: string; asOf: string; source: string };
const rows = parse(readFileSync(join(knowledgeFolderPath, "figures/licences.csv")), { columns: true }) as Row[];

/** Where a state's rule is told. */
const addresses = ["licence/{place}", "requirements/radiologic-technologist/licence/{place}"] as const;

/** The words that tell each rule. */
const rules: Readonly<Record<string, string>> = {
  yes: " requires a state licence for radiographers",
  no: " appears to require no state licence for radiographers",
  partial: "It is partly regulated, or unclear: ",
  unknown: "We do not know. ",
};

/** What is wrong with the answer about a state's rule. */
function problemsWith(address: string, row: Row): string[] {
  const given = answerAt(address, knowledge);
  if (given === undefined) return ["no answer"];
  const lines = plainText(given)
    .split("\n")
    .map((line) => line.replace("Note: ", ""));
  const told = Object.keys(rules).filter((required) => lines.some((line) => line.includes(rules[required] ?? "?")));
  const text = lines.join("\n");
  // Where no source was found there is nothing to date.
  const dated = row.required === "unknown" || text.includes(`(${row.asOf})`);
  const cited = new Set(given.sources.map(({ id }) => id));
  return [
    ...(told.join() === row.required ? [] : [`says ${told.join() || "neither yes nor no"}, not ${row.required}`]),
    ...(dated ? [] : [`no date "${row.asOf}"`]),
    ...(text.includes(row.body || "health department")
      ? []
      : [`does not say to ask ${row.body || "a health department"}`]),
    ...row.source.split(";").flatMap((id) => (cited.has(id) ? [] : [`does not cite ${id}`])),
  ];
}

test("every state, the District and three territories have a row", () => {
  expect(rows.length).toBe(54);
  expect(new Set(rows.map(({ place }) => place))).toEqual(new Set(knowledge.places.keys()));
});

describe.each(rows.map((row) => ({ row, state: knowledge.places.get(row.place)?.name ?? row.place })))(
  "$state",
  ({ row, state }) => {
    test.each(addresses)("%s", (address) => {
      expect(problemsWith(address.replace("{place}", row.place), row)).toEqual([]);
    });

    test("is found by its command", () => {
      const { read } = parseLine(`/licence ${state}`, knowledge);
      expect(read).toEqual({ kind: "address", address: { topic: "licence", place: row.place } });
    });
  },
);
