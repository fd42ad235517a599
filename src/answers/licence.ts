import { type Address, placesOf } from "../address.ts";
import type { Answer, Block } from "../answer.ts";
import type { LicenseRow } from "../knowledge/figures-schema.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { capitalized } from "../text/format.ts";
import { type Citing, citing } from "./citations.ts";
import { choiceOf, placeName, titleOf } from "./titles.ts";

/** How sure a row is, in words that a person can act on. */
const confidenceNotes = {
  high: "Our sources for this are good, but rules change: check with the agency before you rely on it.",
  medium: "This rests on lists rather than on the law itself: check with the agency before you rely on it.",
  low: "Our sources for this are weak or disagree: ask the agency before you rely on it.",
} as const;

/** What a state asks of the people it may license; of several states, each in its turn. */
export function licenseAnswer(
  address: Extract<Address, { topic: "licence" }>,
  knowledge: Knowledge,
): Answer | undefined {
  const row = knowledge.licences.get(address.place);
  if (row === undefined) return undefined;
  if (address.otherPlaces !== undefined) return severalStates(address, knowledge);
  const sources = citing(knowledge);
  const place = placeName(address.place, knowledge);
  const facts = [
    ...(row.extraRule ? [row.extraRule] : []),
    ...(row.limitedPermit === "yes"
      ? [`${capitalized(place)} also has a limited permit, which covers only some exams.`]
      : []),
    ...(row.note ? [row.note] : []),
    ...(row.required === "partial"
      ? ["Where the state asks for nothing, employers commonly ask for certification all the same."]
      : []),
  ];
  const blocks: Block[] = [
    { type: "lead", text: licenseSentence(row, knowledge, sources) },
    ...(facts.length > 0 ? [{ type: "facts" as const, items: facts }] : []),
    ...(row.conflict ? [{ type: "note" as const, text: row.conflict }] : []),
    { type: "note", text: confidenceNotes[row.confidence] },
    { type: "facts", title: `What to ask ${agencyOf(row, place)}`, items: knowledge.field.licenceQuestions },
  ];
  const role = knowledge.field.entryRole;
  return {
    kind: "answer",
    address,
    title: titleOf(address, knowledge),
    roles: [],
    blocks,
    sources: sources.sources(),
    next: [
      choiceOf({ topic: "salary", role, place: address.place }, knowledge),
      choiceOf({ topic: "requirements", role, part: "licence" }, knowledge),
      choiceOf({ topic: "requirements", role }, knowledge),
    ],
  };
}

const agencyOf = (row: LicenseRow, place: string): string => row.body || `the health department of ${place}`;

/** Each state's rule in its sentence, then what each adds. */
function severalStates(address: Extract<Address, { topic: "licence" }>, knowledge: Knowledge): Answer | undefined {
  const sources = citing(knowledge);
  const rows = placesOf(address).flatMap((place) => knowledge.licences.get(place) ?? []);
  const [least] = (["low", "medium", "high"] as const).filter((one) =>
    rows.some(({ confidence }) => confidence === one),
  );
  const more = rows.flatMap((row): Block[] => {
    const items = [row.extraRule, row.note, row.conflict].filter((item) => item !== "");
    return items.length > 0 ? [{ type: "facts", title: capitalized(placeName(row.place, knowledge)), items }] : [];
  });
  return {
    kind: "answer",
    address,
    title: titleOf(address, knowledge),
    roles: [],
    blocks: [
      { type: "lead", text: rows.map((row) => licenseSentence(row, knowledge, sources)).join(" ") },
      ...more,
      ...(least ? [{ type: "note" as const, text: confidenceNotes[least] }] : []),
    ],
    sources: sources.sources(),
    next: rows.slice(0, 4).map(({ place }) => choiceOf({ topic: "licence", place }, knowledge)),
  };
}

/** The rule in a sentence, its sources being cited. */
export function licenseSentence(row: LicenseRow, knowledge: Knowledge, { cite }: Pick<Citing, "cite">): string {
  cite(row.source);
  const place = capitalized(placeName(row.place, knowledge));
  const { licensed } = knowledge.field;
  const unsureBody = row.body && row.bodyConfidence !== "high" ? " (name not confirmed with the state)" : "";
  switch (row.required) {
    case "yes":
      return `${place} requires a state licence for ${licensed}: a certificate of a national body alone is not enough${row.body ? `. The agency is ${row.body}${unsureBody}` : ""} (${row.asOf}).`;
    case "no":
      return `${place} appears to require no state licence for ${licensed}, though employers usually want certification (${row.asOf})${row.body ? `; the agency to ask is ${row.body}${unsureBody}` : "; ask the state's health department"}.`;
    case "partial":
      return `It is partly regulated, or unclear: ${place} has rules for some ${licensed} only, or sources disagree (${row.asOf})${row.body ? `; the agency to ask is ${row.body}${unsureBody}` : "; ask the state's health department"}.`;
    case "unknown":
      return `We do not know. No source was found for ${place}, so please ask its health department.`;
  }
}
