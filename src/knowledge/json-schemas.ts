import { readFileSync } from "node:fs";
import { z } from "zod";
import {
  fieldSchema,
  filtersSchema,
  guideSchema,
  placesSchema,
  roleSchema,
  sourcesSchema,
  subjectsSchema,
  termSchema,
  topicsSchema,
  wordsSchema,
} from "./schema.ts";
import { type Commented, commentOf, commentsIn, fieldOf } from "./schema-comments.ts";

/** The schemas that editors use, by their names in schema.ts; roleSchema is printed as role.json. */
const printed = {
  ...{ roleSchema, guideSchema, termSchema, sourcesSchema, topicsSchema },
  ...{ placesSchema, subjectsSchema, filtersSchema, wordsSchema, fieldSchema },
};

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Each schema as the text of knowledge/schemas/<name>.json. */
export function jsonSchemas(): Map<string, string> {
  const comments = commentsIn(readFileSync(new URL("./schema.ts", import.meta.url), "utf8"));
  return new Map(
    Object.entries(printed).map(([name, schema]) => {
      const plain = z.toJSONSchema(schema, { io: "input" });
      const commented = comments.get(name);
      const whole = commented ? { description: commentOf(commented) ?? "", ...withComments(plain, commented) } : plain;
      return [name.replace("Schema", ""), `${JSON.stringify(whole, null, 2)}\n`];
    }),
  );
}

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
