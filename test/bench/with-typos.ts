import { createInterface } from "node:readline";
import { seededRandom } from "../support/seeded.ts";
import { withSlip } from "../support/slip.ts";

/**
 * `npm run -s typos -- [TYPOS] [SEED] < questions`: the same questions, a line each, with so many slips of the keyboard
 * in each. Lines are plain words or JSON objects with "question", "text" or "asks"; what comes out is plain words.
 */
const [typos = "1", seed = "1"] = process.argv.slice(2);
const random = seededRandom(Number(seed));

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "") continue;
  const written = line.startsWith("{") ? JSON.parse(line) : line;
  let text: string = typeof written === "string" ? written : (written.question ?? written.text ?? written.asks);
  for (let done = 0; done < Number(typos); done++) text = withSlip(text, random);
  process.stdout.write(`${text.replaceAll("\n", " ")}\n`);
}
