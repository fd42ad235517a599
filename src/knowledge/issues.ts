import type { z } from "zod";
import { didYouMean, type Path } from "./problems.ts";

/** What a schema objects to, in an author's words: where it is and how to mend it. */
export function explainIssue(issue: z.core.$ZodIssue, schema: z.ZodType): { path: Path; says: string }[] {
  const path = issue.path as Path;
  const one = (says: string) => [{ path, says }];
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = keysAt(schema, path);
      return issue.keys.map((key) => ({
        path: [...path, key],
        says: `there is no field "${key}" here${didYouMean(key, known)}`,
      }));
    }
    case "invalid_key":
      return one(issue.issues[0]?.message ?? issue.message);
    case "invalid_type":
      return one(wrongType(issue.expected, issue.input));
    case "too_small":
      return one(
        issue.origin === "array" ? ownWords(issue, `at least ${issue.minimum} are needed here`) : issue.message,
      );
    case "too_big":
      return one(issue.origin === "array" ? ownWords(issue, `at most ${issue.maximum} fit here`) : issue.message);
    default:
      return one(issue.message);
  }
}

/** The schema's own message where it has one, rather than zod's about "expected array to have >=2 items". */
const ownWords = (issue: { message: string }, otherwise: string): string =>
  issue.message.startsWith("Too ") ? otherwise : issue.message;

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "fields of its own",
  record: "fields of its own",
};

function wrongType(expected: string, found: unknown): string {
  const wanted = kinds[expected] ?? expected;
  if (found === undefined) return `this field is missing (${wanted})`;
  if (found === null || found === "") return `this field is empty: write ${wanted}, or leave the field out`;
  const kind = kinds[Array.isArray(found) ? "array" : typeof found] ?? typeof found;
  const cure = expected === "string" && typeof found !== "object" ? "; put it in quotes" : "";
  return `here stands ${kind}, where ${wanted} is expected${cure}`;
}

/** The field names that a schema knows at a path. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let at = schema as {
    def?: { type?: string; element?: unknown; innerType?: unknown; valueType?: unknown };
    shape?: Record<string, unknown>;
  };
  for (const step of [...path, ""]) {
    while (at?.def?.innerType) at = at.def.innerType as typeof at;
    if (step === "") break;
    const next = typeof step === "number" ? at?.def?.element : (at?.shape?.[step] ?? at?.def?.valueType);
    at = next as typeof at;
  }
  return Object.keys(at?.shape ?? {});
}
