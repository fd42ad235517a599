import { randomFrom } from "../random.ts";

const repeated = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

const random = randomFrom(5);
const someLetters = (count: number): string =>
  Array.from({ length: count }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join("");

const kinds: Readonly<Record<string, (length: number) => string>> = {
  "one letter": (length) => repeated("e", length),
  "one letter, spaced": (length) => repeated("e ", length),
  "random letters": (length) => someLetters(length),
  "the commonest letters": (length) => repeated("etaoinshrdlu", length),
  "long words, mistyped": (length) => repeated("interventoinal cardiovasculra technolgist ", length),
  "short words, mistyped": (length) => repeated("tehc imgaing nrse scna clincial shcool ", length),
  "combining marks": (length) => repeated("a\u0301\u0302\u0303\u0304\u0305", length),
  zalgo: (length) => repeated("r\u0300\u0334\u0489a\u0301\u0335\u0488d\u0302\u0336\u0315", length),
  "emoji joined": (length) => repeated("👩‍⚕️👨‍👩‍👧‍👦🏳️‍🌈", length),
  "right to left": (length) => repeated("פיזיקאי رفوي\u202e\u200f ", length),
  // Eighteen letters each, once they are compared.
  "letters that become many": (length) => repeated("\ufdfa", length),
  Hangul: (length) => repeated("방사선사", length),
  "half a surrogate pair": (length) => repeated("\ud83d", length),
  "signs of a search language": (length) => repeated("^'=!|$\"(.*)+", length),
};

/** Text that nobody should type, and what it is; from the length that is read to far beyond it. */
export const worstStrings: readonly { readonly name: string; readonly text: string }[] = [60, 200, 10_000].flatMap(
  (length) => Object.entries(kinds).map(([kind, of]) => ({ name: `${kind}, ${length}`, text: of(length) })),
);
