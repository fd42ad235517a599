import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { ask } from "../../src/ask.ts";
import { plainText } from "../../src/present/plain-text.ts";
import { outcomeText } from "../questions/bank.ts";
import { knowledge, knowledgeFolderPath } from "../support/real-knowledge.ts";

type Row = { place: string; required: string; body: string; asOf: string; source: string };
const rows = parse(readFileSync(join(knowledgeFolderPath, "figures/licences.csv")), { columns: true }) as Row[];

const wordings = [
  "do i need a license in {state}",
  "can i work as xray tech in {state} with just arrt",
  "{state} radiographer licence requirements",
] as const;

/** The words that tell each rule. */
const rules: Readonly<Record<string, string>> = {
  yes: " requires a state licence for radiographers",
  no: " appears to require no state licence for radiographers",
  partial: "It is partly regulated, or unclear: ",
  unknown: "We do not know. ",
};

/** What is wrong with the answer to a question about a state's rule. */
function problemsWith(question: string, row: Row): string[] {
  const { reading, answer } = ask(question, knowledge);
  const outcome = outcomeText(reading);
  const right = [`licence/${row.place}`, `requirements/radiologic-technologist/licence/${row.place}`];
  if (!right.includes(outcome) || answer.kind !== "answer") return [`read as ${outcome}`];
  const lines = plainText(answer)
    .split("\n")
    .map((line) => line.replace("Note: ", ""));
  const told = Object.keys(rules).filter((required) => lines.some((line) => line.includes(rules[required] ?? "?")));
  const text = lines.join("\n");
  // Where no source was found there is nothing to date.
  const dated = row.required === "unknown" || text.includes(`(${row.asOf})`);
  const cited = new Set(answer.sources.map(({ id }) => id));
  return [
    ...(told.join() === row.required ? [] : [`says ${told.join() || "neither yes nor no"}, not ${row.required}`]),
    ...(dated ? [] : [`no date "${row.asOf}"`]),
    ...(text.includes(row.body || "health department")
      ? []
      : [`does not say to ask ${row.body || "a health department"}`]),
    ...row.source.split(";").flatMap((id) => (cited.has(id) ? [] : [`does not cite ${id}`])),
  ];
}

test("every state, the District and Puerto Rico have a row", () => {
  expect(rows.length).toBe(52);
  expect(new Set(rows.map(({ place }) => place))).toEqual(new Set(knowledge.places.keys()));
});

describe.each(rows.map((row) => ({ row, state: knowledge.places.get(row.place)?.name ?? row.place })))(
  "$state",
  ({ row, state }) => {
    test.each(wordings)("%s", (wording) => {
      const problems = problemsWith(wording.replace("{state}", state), row);
      expect(problems).toEqual([]);
    });
  },
);
