/**
 * A text as words that can be compared: lower case, no accents, no punctuation, contractions written out, plurals made
 * singular. No text is read beyond `maxCharacters`, so the time this takes is bounded.
 */

/** Of a longer text the first two thirds and the last third of so many characters are read. */
const maxCharacters = 1500;

/** One word of a question. */
export type Word = {
  /** As it was typed. */
  readonly typed: string;
  /** Where it was typed: the position of its first character in the readable text. */
  readonly at: number;
  /** Lower case, without accents and punctuation. */
  readonly plain: string;
  /** Folded: singular, and the word that stands for its synonyms. */
  readonly folded: string;
};

const contractions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "can't": "can not",
    cant: "can not",
    "won't": "will not",
    dont: "do not",
    doesnt: "does not",
    didnt: "did not",
    isnt: "is not",
    whats: "what is",
    wheres: "where is",
    hows: "how is",
    im: "i am",
    ive: "i have",
    id: "i would",
    ill: "i will",
    gonna: "going to",
    wanna: "want to",
    gotta: "have to",
    u: "you",
    ur: "your",
    r: "are",
    y: "why",
    vs: "versus",
    "v.s": "versus",
    w: "with",
    wo: "without",
    bc: "because",
    b4: "before",
    tho: "though",
    thru: "through",
    wat: "what",
    wut: "what",
    wht: "what",
    pls: "please",
    plz: "please",
  }),
);

const isPlain = /^[a-z0-9]+$/;
const accents = /\p{M}+/gu;
const controlCharacters = /[\p{Cc}\p{Cf}]+/gu;
const lineBreaks = /\r\n?|\n|[\u2028\u2029]/;
/** "how much $$ is it": two or more stand for the word money. */
const dollarSigns = /\${2,}/g;
const apostrophes = /[\u2018\u2019\u02bc\u0060\u00b4]/g;

/** The text without control and direction characters but line breaks, cut to `maxCharacters`, its quotes as apostrophes. */
export function readable(text: string): string {
  const short =
    text.length <= maxCharacters
      ? text
      : `${text.slice(0, (maxCharacters * 2) / 3)} … ${text.slice(-maxCharacters / 3)}`;
  return short
    .replace(controlCharacters, (found) => (lineBreaks.test(found) ? "\n" : " "))
    .replace(dollarSigns, " money ")
    .replace(apostrophes, "'")
    .trim();
}

const lettersAndDigits = /[\p{L}\p{N}]+(?:['.&][\p{L}\p{N}]+)*'?/gu;

/** Splits text into words as typed: "A.B.(L)" is "A.B" and "L", "v-neck" is "v" and "neck". */
export const wordsTyped = (text: string): { typed: string; at: number }[] =>
  [...text.matchAll(lettersAndDigits)].map(({ 0: typed, index }) => ({ typed, at: index }));

/** Lower case, no accents, no points ("a.k.a" is "aka"); contractions become several words. */
export function plainWords(typed: string): string[] {
  const typedLower = typed.toLowerCase();
  const lower = isPlain.test(typedLower) ? typedLower : typedLower.normalize("NFKD").replace(accents, "");
  const whole = contractions.get(lower);
  if (whole !== undefined) return whole.split(" ");
  if (isPlain.test(lower)) return [lower];
  const [head = "", tail] = lower.split("'");
  const first = head.replace(/[.&]/g, "");
  if (tail === undefined || tail === "" || tail === "s") return expanded(first, tail);
  const ending = { t: "not", re: "are", ve: "have", ll: "will", d: "would", m: "am" }[tail];
  if (tail === "t") return [first.replace(/n$/, ""), "not"];
  return ending ? [first, ending] : [first + tail];
}

/** All words of a text, each by itself as `plainWords` writes it. */
export const plainWordsIn = (text: string): string[] =>
  wordsTyped(readable(text)).flatMap(({ typed }) => plainWords(typed));

/** "what's" is "what is"; "captain's", where the ending marks an owner, is "captain". */
const expanded = (head: string, tail: string | undefined): string[] =>
  tail === "s" && /^(what|where|how|who|when|that|it|there|here)$/.test(head) ? [head, "is"] : [head];

/** "glass", "campus", "basis", "famous" and "physics" end in an s that is no plural. */
const singularEndings = /(ss|us|is|ous|ics)$/;

/** Singular of an ordinary English plural; words of three letters and fewer stay. */
export function singular(plain: string): string {
  if (plain.length <= 3 || !plain.endsWith("s") || singularEndings.test(plain)) return plain;
  if (plain.endsWith("ies") && plain.length > 4) return `${plain.slice(0, -3)}y`;
  if (/(ch|sh|x|ss|zz)es$/.test(plain)) return plain.slice(0, -2);
  return plain.slice(0, -1);
}

/** A name or wording as one key: folded words without spaces, so that "deck-hand" and "deckhands" meet. */
export function nameKey(text: string, sameWords: readonly (readonly string[])[]): string {
  const standsFor = synonyms(sameWords);
  return plainWordsIn(text)
    .map((word) => fold(word, standsFor))
    .join("");
}

const synonymCache = new WeakMap<readonly (readonly string[])[], ReadonlyMap<string, string>>();

/** Each single-word synonym to the word that stands for it. */
export function synonyms(sameWords: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const known = synonymCache.get(sameWords);
  if (known) return known;
  const map = new Map<string, string>();
  for (const [first = "", ...others] of sameWords) {
    for (const other of others) map.set(singular(other), singular(first));
  }
  synonymCache.set(sameWords, map);
  return map;
}

/** Singular, then the word that stands for it. */
export function fold(plain: string, standsFor: ReadonlyMap<string, string>): string {
  const one = singular(plain);
  return standsFor.get(one) ?? one;
}
