import type { Knowledge } from "../../knowledge/knowledge.ts";
import { notOurs } from "./subject-of.ts";

/** A text that stands in the knowledge base, and the subject it asks for. */
export type Wording = { readonly text: string; readonly subject: string };

/** A term's wordings are made of at most so many of its names. */
const mostNames = 4;

/**
 * What people ask, as it stands in the knowledge base: example questions of topics and their parts, titles and example
 * questions of guides, what asks for a term, and example questions of what is not ours.
 */
export const wordingsOf = ({ topics, guides, terms, subjects }: Knowledge): readonly Wording[] => [
  ...[...topics].flatMap(([topic, { asked, parts }]) => [
    ...asked.map((text) => ({ text, subject: topic })),
    ...Object.entries(parts).flatMap(([part, { asked: ofPart }]) =>
      ofPart.map((text) => ({ text, subject: `${topic}/${part}` })),
    ),
  ]),
  ...[...guides].flatMap(([id, { title, asked }]) =>
    [title, ...asked].map((text) => ({ text, subject: `guide/${id}` })),
  ),
  ...[...terms].flatMap(([id, { name, names }]) =>
    [name, ...names].slice(0, mostNames).map((text) => ({ text: `what is ${text}`, subject: `term/${id}` })),
  ),
  ...[...subjects].flatMap(([id, { kinds, asked }]) =>
    asked.map((text) => ({ text, subject: `${notOurs}${kinds[0] ?? id}` })),
  ),
];
