import { createInterface } from "node:readline";
import { seededRandom } from "../seeded.ts";

/**
 * `npm run -s typos -- [TYPOS] [SEED] < questions`: the same questions, a line each, with so many slips of the keyboard
 * in each. Lines are plain words or JSON objects with "question", "text" or "asks"; what comes out is plain words.
 */
const [typos = "1", seed = "1"] = process.argv.slice(2);
const random = seededRandom(Number(seed));
const pick = <One>(list: readonly One[]): One | undefined => list[Math.floor(random() * list.length)];

/** Keys beside each other on a QWERTY keyboard. */
const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const beside = (letter: string): string => {
  const row = rows.find((keys) => keys.includes(letter)) ?? "";
  const at = row.indexOf(letter);
  return pick([row[at - 1], row[at + 1]].filter((key) => key !== undefined)) ?? letter;
};

/** One slip in a word: two letters swapped, one left out, doubled, or hit beside. */
function slip(word: string): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [head, letter = "", tail] = [word.slice(0, at), word[at], word.slice(at + 1)];
  switch (Math.floor(random() * 4)) {
    case 0:
      return head + (tail[0] ?? "") + letter + tail.slice(1);
    case 1:
      return head + tail;
    case 2:
      return head + letter + letter + tail;
    default:
      return head + beside(letter.toLowerCase()) + tail;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "") continue;
  const written = line.startsWith("{") ? JSON.parse(line) : line;
  let text: string = typeof written === "string" ? written : (written.question ?? written.text ?? written.asks);
  for (let done = 0; done < Number(typos); done++) {
    const long = pick([...text.matchAll(/[A-Za-z]{4,}/g)]);
    if (long) text = text.slice(0, long.index) + slip(long[0]) + text.slice(long.index + long[0].length);
  }
  process.stdout.write(`${text.replaceAll("\n", " ")}\n`);
}
