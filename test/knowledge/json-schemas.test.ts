import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { jsonSchemas } from "../../src/knowledge/json-schemas.ts";
import { commentOf, commentsIn, fieldOf } from "../../src/knowledge/schema-comments.ts";

const schemas = jsonSchemas();
const folder = "knowledge/schemas";

describe("the schemas that editors use", () => {
  test.each([...schemas.keys()])("%s.json is up to date; if not, run `npm run schemas`", (name) => {
    expect(readFileSync(`${folder}/${name}.json`, "utf8")).toBe(schemas.get(name));
  });

  test("are all there, and no others", () => {
    expect(readdirSync(folder).sort()).toEqual([...schemas.keys()].map((name) => `${name}.json`).sort());
  });

  test("explain every field", () => {
    const silent = [...schemas].flatMap(([name, text]) => [...fieldsWithoutWords(JSON.parse(text), name)]);
    expect(silent).toEqual([]);
  });

  test("print every comment that stands above a field in schemas/", () => {
    const modules = readdirSync("src/knowledge/schemas");
    const text = modules.map((file) => readFileSync(`src/knowledge/schemas/${file}`, "utf8")).join("");
    const aboveFields = [...text.matchAll(/^ +\/\*\* (.*) \*\/$/gm)].map(([, comment]) => JSON.stringify(comment));
    expect(aboveFields.length).toBeGreaterThan(50);
    const printed = [...schemas.values()].join("");
    expect(aboveFields.filter((comment) => !printed.includes(comment))).toEqual([]);
  });

  test("are found by VS Code for the files they are about", () => {
    const settings = JSON.parse(readFileSync(".vscode/settings.json", "utf8"))["yaml.schemas"];
    expect(Object.keys(settings).sort()).toEqual([...schemas.keys()].map((name) => `./${folder}/${name}.json`).sort());
    for (const files of Object.values(settings)) {
      const [path = ""] = String(files).split("/*.yml");
      expect(() => (String(files).includes("*") ? readdirSync(path) : readFileSync(path))).not.toThrow();
    }
  });
});

describe("comments in a schema's text", () => {
  const comments = commentsIn(`
/** The head of the file speaks of no field. */

/** A name. */
const name = z.string();

/** What everybody
 * has. */
const personSchema = z.strictObject({
  name,
  /** How tall, in feet. */
  height: z.number(),
});

import {
  height,
  name,
} from "./elsewhere.ts";

export const crewSchema = personSchema.extend({
  /** What they wear. */
  gear: z.strictObject({
    /** On the feet. */
    boots: z.string(),
    hat: z.string(),
  }),
  friends: z.array(personSchema),
  pet: z
    .strictObject({
      /** What it is. */
      kind: z.string(),
    })
    .optional(),
  /** Where from. */
  port: z.string(),
});
`);
  const at = (...path: string[]) => {
    const [schema = "", ...fields] = path;
    const found = fields.reduce((one, field) => one && fieldOf(one, field), comments.get(schema));
    return found && commentOf(found);
  };

  test.each<[path: string[], comment: string | undefined]>([
    [["personSchema"], "What everybody has."],
    [["personSchema", "height"], "How tall, in feet."],
    // Its own line is silent, so the schema it is made of speaks.
    [["personSchema", "name"], "A name."],
    [["crewSchema", "height"], "How tall, in feet."],
    [["crewSchema", "gear"], "What they wear."],
    [["crewSchema", "gear", "boots"], "On the feet."],
    [["crewSchema", "gear", "hat"], undefined],
    [["crewSchema", "friends"], "What everybody has."],
    [["crewSchema", "friends", "height"], "How tall, in feet."],
    [["crewSchema", "pet", "kind"], "What it is."],
    [["crewSchema", "port"], "Where from."],
    [["crewSchema", "boots"], undefined],
  ])("%j says %j", (path, comment) => expect(at(...path)).toBe(comment));
});

type Printed = {
  description?: string;
  properties?: Record<string, Printed>;
  items?: Printed;
  additionalProperties?: Printed;
};

function* fieldsWithoutWords(schema: Printed, path: string): Generator<string> {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (!field.description) yield `${path}.${name}`;
    yield* fieldsWithoutWords(field, `${path}.${name}`);
  }
  for (const inside of [schema.items, schema.additionalProperties]) {
    if (typeof inside === "object") yield* fieldsWithoutWords(inside, path);
  }
}
