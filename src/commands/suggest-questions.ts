import { type Address, formatAddress } from "../address.ts";
import type { Choice } from "../answer.ts";
import { choiceOf } from "../answers/titles.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { plainWordsIn } from "../text/tokens.ts";
import { understand } from "../understand/understand.ts";
import { suggest } from "./autocomplete.ts";

const maxSuggestions = 8;
const maxOfOneKind = 4;
const maxCommon = 4;
/** With more words it is a question rather than a name half typed, and names are not looked up. */
const maxNameWords = 5;
/** In characters; what is typed beyond this is not read. */
const maxTypedLength = 200;
const maxGuides = 3;

/**
 * Answers that somebody may be about to ask for, best first: what the words mean so far, then names and common questions
 * that begin like them. Nothing typed brings the roles that are asked about most, and the field's examples. Pure and total.
 */
export function askSuggestions(typed: string, knowledge: Knowledge, place?: string): readonly Choice[] {
  const words = typed.trim().slice(0, maxTypedLength);
  const found: readonly Address[] =
    words === "" ? commonOf(knowledge) : [...namedOrRead(words, knowledge, place), ...guidesWith(words, knowledge)];
  const once = new Map(found.map((address) => [formatAddress(address), address]));
  return [...once.values()].slice(0, maxSuggestions).map((address) => choiceOf(address, knowledge));
}

/** What the words mean so far, then names that begin like them; a single word that is a term is rather a name half typed. */
function namedOrRead(words: string, knowledge: Knowledge, place: string | undefined): readonly Address[] {
  const [read, names] = [readSoFar(words, knowledge, place), named(words, knowledge)];
  return read[0]?.topic === "term" && !/\s/.test(words) ? [...names, ...read] : [...read, ...names];
}

function readSoFar(words: string, knowledge: Knowledge, place: string | undefined): readonly Address[] {
  const { outcome } = understand(words, knowledge, { place });
  if (outcome.kind === "address") return [outcome.address];
  return outcome.kind === "choices" ? outcome.addresses : [];
}

const commonAddresses = new WeakMap<Knowledge, readonly Address[]>();

function commonOf(knowledge: Knowledge): readonly Address[] {
  const known = commonAddresses.get(knowledge);
  if (known) return known;
  const roles = knowledge.field.common.slice(0, maxCommon);
  const made = [
    ...roles.map((role): Address => ({ topic: "overview", role })),
    ...knowledge.field.examples.flatMap((example) => readSoFar(example, knowledge, undefined).slice(0, 1)),
  ];
  commonAddresses.set(knowledge, made);
  return made;
}

/** Roles, terms and states by their names. */
function named(words: string, knowledge: Knowledge): Address[] {
  if (words.split(/\s+/, maxNameWords + 1).length > maxNameWords) return [];
  return [
    ...suggest("role", words, knowledge, maxOfOneKind).map(({ id: role }): Address => ({ topic: "overview", role })),
    ...suggest("term", words, knowledge, maxOfOneKind).map(({ id }): Address => ({ topic: "term", id })),
    ...suggest("place", words, knowledge, maxOfOneKind)
      .filter(({ id }) => knowledge.licences.has(id))
      .map(({ id: state }): Address => ({ topic: "licence", place: state })),
  ];
}

/** Common questions by the words of their titles and of other wordings, slips included. */
const guidesWith = (words: string, knowledge: Knowledge): Address[] =>
  plainWordsIn(words).length === 0
    ? []
    : suggest("guide", words, knowledge, maxGuides).map(({ id }) => ({ topic: "guide", id }));
