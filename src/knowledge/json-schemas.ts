import { readFileSync } from "node:fs";
import { z } from "zod";
import { type Commented, commentOf, commentsIn, fieldOf } from "./schema-comments.ts";
import { fieldSchema } from "./schemas/field.ts";
import { filtersSchema } from "./schemas/filters.ts";
import { guideSchema } from "./schemas/guide.ts";
import { placesSchema } from "./schemas/places.ts";
import { roleSchema } from "./schemas/role.ts";
import { sourcesSchema } from "./schemas/sources.ts";
import { subjectsSchema } from "./schemas/subjects.ts";
import { termSchema } from "./schemas/term.ts";
import { topicsSchema } from "./schemas/topics.ts";
import { wordsSchema } from "./schemas/words.ts";

/** The schemas that editors use, by the names of their modules: schemas/role.ts is printed as role.json. */
const printed = {
  role: roleSchema,
  guide: guideSchema,
  term: termSchema,
  sources: sourcesSchema,
  topics: topicsSchema,
  places: placesSchema,
  subjects: subjectsSchema,
  filters: filtersSchema,
  words: wordsSchema,
  field: fieldSchema,
};

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Each schema as the text of knowledge/schemas/<name>.json. */
export function jsonSchemas(): Map<string, string> {
  const common = moduleText("common-fields");
  return new Map(
    Object.entries(printed).map(([name, schema]) => {
      const plain = z.toJSONSchema(schema, { io: "input" });
      const commented = commentsIn(common + moduleText(name)).get(`${name}Schema`);
      const whole = commented ? { description: commentOf(commented) ?? "", ...withComments(plain, commented) } : plain;
      return [name, `${JSON.stringify(whole, null, 2)}\n`];
    }),
  );
}

/** A module's text, from which its comments are read. */
const moduleText = (name: string): string => readFileSync(new URL(`./schemas/${name}.ts`, import.meta.url), "utf8");

/** The same schema, its fields described by their comments. */
function withComments(schema: JsonSchema, commented: Commented): JsonSchema {
  const inside = (one: JsonSchema["items"]) =>
    typeof one === "object" && !Array.isArray(one) ? withComments(one, commented) : one;
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(items !== undefined && { items: inside(items) }),
    ...(additionalProperties !== undefined && { additionalProperties: inside(additionalProperties) }),
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(described)) }),
  } as JsonSchema;

  function described([name, property]: [string, JsonSchema | boolean]): [string, JsonSchema | boolean] {
    const field = fieldOf(commented, name);
    if (field === undefined || typeof property === "boolean") return [name, property];
    return [name, { description: commentOf(field) ?? "", ...withComments(property, field) }];
  }
}
