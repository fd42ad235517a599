import Fuse, { type IFuseOptions } from "fuse.js";
import { withSlip } from "../../../questions/score/typing-slip.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { didYouMean } from "../../../src/knowledge/problems.ts";
import { percent, table } from "../markdown.ts";
import { randomFrom } from "../random.ts";
import { quantile, timed } from "../timing.ts";

/** Ids in files of the knowledge base, and names of commands: "did you mean" gives one, or nothing. */
type Nearest = (wrong: string, known: readonly string[]) => string | undefined;

const byEditDistance: Nearest = (wrong, known) => /"(.*)"/.exec(didYouMean(wrong, known))?.[1];

const byFuse =
  (options: IFuseOptions<string>): Nearest =>
  (wrong, known) =>
    new Fuse(known, options).search(wrong, { limit: 1 })[0]?.item;

const ways: Readonly<Record<string, Nearest>> = {
  "`didYouMean`, by edit distance": byEditDistance,
  "Fuse, threshold 0.3": byFuse({ threshold: 0.3, distance: 20 }),
  "Fuse, threshold 0.35": byFuse({ threshold: 0.35, distance: 20 }),
  "Fuse, threshold 0.4": byFuse({ threshold: 0.4, distance: 100 }),
};

const seed = 11;

export function nearestIds(knowledge: Knowledge): string {
  const lists = Object.entries({
    roles: [...knowledge.roles.keys()],
    terms: [...knowledge.terms.keys()],
    guides: [...knowledge.guides.keys()],
    sources: [...knowledge.sources.keys()],
    places: [...knowledge.places.keys(), ...knowledge.metros.keys()],
    facts: [...knowledge.facts.keys()],
  });
  const random = randomFrom(seed);
  const slips = lists.flatMap(([, known]) =>
    known.flatMap((id) => {
      const once = withSlip(id, random);
      const twice = withSlip(once, random);
      return [
        { slips: 1, wrong: once, id, known },
        { slips: 2, wrong: twice, id, known },
      ].filter(({ wrong }) => !known.includes(wrong));
    }),
  );
  // Somebody else's ids: nothing in the list is meant.
  const strangers = lists.flatMap(([, known], at) =>
    (lists[(at + 1) % lists.length]?.[1] ?? []).filter((id) => !known.includes(id)).map((wrong) => ({ wrong, known })),
  );
  const rows = Object.entries(ways).map(([name, nearest]) => {
    const right = (count: number) => {
      const asked = slips.filter((one) => one.slips === count);
      return percent(asked.filter(({ wrong, known, id }) => nearest(wrong, known) === id).length, asked.length);
    };
    const times = slips.map(({ wrong, known }) => timed(() => nearest(wrong, known)).milliseconds);
    const bent = strangers.filter(({ wrong, known }) => nearest(wrong, known) !== undefined).length;
    return [name, right(1), right(2), percent(bent, strangers.length), quantile(times, 0.5), quantile(times, 0.99)];
  });
  const columns = ["way", "1 slip, %", "2 slips, %", "ids of another list that find one, %", "median ms", "p99 ms"];
  return `${slips.length} ids with slips, ${strangers.length} of other lists\n\n${table(columns, rows)}`;
}
