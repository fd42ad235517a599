/**
 * Zod keeps no comments, so the author's manual is read from the text of schemas/: each comment stands once, above its
 * field, and is printed from there. Relies on the formatter: what is inside is indented.
 */

/** What the text says about one schema or one field of it. */
export type Commented = {
  readonly comment: string | undefined;
  readonly fields: Map<string, Commented>;
  /** The schemas that its line names: they speak where it is silent. */
  readonly madeOf: readonly Commented[];
};

/** The names in it are no fields, though each may stand in a line of its own. */
const importStatement = /^import [^;]*;$/gm;

/** Indentation, a comment if there is one, a name, and the rest of its line. */
const declaration = /^( *)(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n *)?(?:export )?(?:const )?(\w+)(?: =|:|(?=,$))(.*)$/gm;

/** The schemas of a TypeScript text, by name. */
export function commentsIn(text: string): ReadonlyMap<string, Commented> {
  const code = text.replace(importStatement, "");
  const schemas = new Map<string, Commented>();
  /** The schema and the fields that the line is inside of, outermost first. */
  let around: { readonly depth: number; readonly fields: Commented["fields"] }[] = [];
  for (const [, indent = "", comment, name = "", rest = ""] of code.matchAll(declaration)) {
    const depth = indent.length;
    const named = rest === "," ? [name] : (rest.match(/\w+/g) ?? []);
    const found: Commented = {
      comment: comment?.replace(/\s+(\* )?/g, " ").trim(),
      fields: new Map(),
      madeOf: named.flatMap((one) => schemas.get(one) ?? []),
    };
    around = around.filter((one) => one.depth < depth);
    (around.at(-1)?.fields ?? schemas).set(name, found);
    around.push({ depth, fields: found.fields });
  }
  return schemas;
}

/** A field's own comment, or that of what it is made of. */
export const commentOf = ({ comment, madeOf }: Commented): string | undefined =>
  comment ?? madeOf.map(commentOf).find((one) => one !== undefined);

/** A field of a schema, or of what it is made of. */
export const fieldOf = ({ fields, madeOf }: Commented, name: string): Commented | undefined =>
  fields.get(name) ?? madeOf.map((one) => fieldOf(one, name)).find((one) => one !== undefined);
