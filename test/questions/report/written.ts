import { z } from "zod";
import { address } from "../../../questions/score/labeled-question.ts";

/** A line of the bank. */
const bankLine = z
  .object({
    asks: z.string().min(1),
    id: address.optional(),
    anyOf: z.array(address).optional(),
    kind: z.string().optional(),
    kindAnyOf: z.array(z.string()).optional(),
    subject: z.string().optional(),
    subjects: z.array(z.string()).optional(),
    after: address.optional(),
  })
  .refine(({ id, anyOf, kind, kindAnyOf }) => id ?? anyOf ?? kind ?? kindAnyOf, {
    error: `nothing says what is right: give "id", "anyOf", "kind" or "kindAnyOf"`,
  });

/** A real question with its label. */
const labeledLine = z.object({
  id: z.string(),
  text: z.string().min(1),
  /** The roles it is about; none when it names none. */
  roles: z.array(z.string()),
  topic: z.string(),
  in_scope: z.boolean(),
  /** What a right answer says: one word of every group. */
  must: z.array(z.array(z.string()).min(1)),
});

export type BankLine = z.infer<typeof bankLine>;
export type Label = z.infer<typeof labeledLine>;

/** A question of a file, and what is right. */
export type Written = { readonly line: number; readonly asks: string; readonly after?: string | undefined } & (
  | { readonly shape: "bank"; readonly expects: BankLine }
  | { readonly shape: "labeled"; readonly expects: Label }
);

/** Reads a file of questions, a JSON object a line; blank lines are skipped. Says all that is wrong with it at once. */
export function readWritten(text: string): { written: readonly Written[]; problems: readonly string[] } {
  const written: Written[] = [];
  const problems: string[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line, at + 1);
    if (typeof read === "string") problems.push(`line ${at + 1}: ${read}`);
    else written.push(read);
  }
  if (written.length + problems.length === 0) problems.push("line 1: there is no question in it");
  return { written, problems };
}

/** The question, or what is wrong with its line. */
function readLine(text: string, line: number): Written | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return "this is not JSON; write one JSON object a line";
  }
  if (typeof json !== "object" || json === null) return "this is not an object";
  if ("asks" in json) {
    const { success, data, error } = bankLine.safeParse(json);
    return success ? { line, shape: "bank", asks: data.asks, after: data.after, expects: data } : issuesOf(error);
  }
  if ("text" in json) {
    const { success, data, error } = labeledLine.safeParse(json);
    return success ? { line, shape: "labeled", asks: data.text, expects: data } : issuesOf(error);
  }
  return `there is no question: a line of the bank has "asks", a labeled question has "text"`;
}

const issuesOf = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message)).join("; ");
