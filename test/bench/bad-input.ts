import { ask, warmUp } from "../../src/ask.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { table } from "./markdown.ts";
import { unaskedCopy } from "./own-runs.ts";
import { randomFrom } from "./random.ts";
import { timed } from "./timing.ts";

const length = 100_000;
const tries = 5;

const repeated = (text: string): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);

function randomWords(): string {
  const random = randomFrom(3);
  const letter = () => String.fromCharCode(97 + Math.floor(random() * 26));
  let text = "";
  while (text.length < length) text += `${Array.from({ length: 2 + Math.floor(random() * 10) }, letter).join("")} `;
  return text.slice(0, length);
}

const kinds: Readonly<Record<string, string>> = {
  "one letter": repeated("a"),
  "one letter, spaced": repeated("a "),
  "random words": randomWords(),
  "the field's words, misspelled": repeated("radiolgist tehcnologist salery mamograpy requirments ulrasound "),
  "questions without end": repeated("how much do mri techs make in texas and how do i become one? "),
  emoji: repeated("🩻👩‍⚕️🏳️‍🌈"),
  "stacked accents": repeated("a\u0301\u0302\u0303\u0304\u0305"),
  "backtracking bait": repeated("aaaaaaaaaaaaaaaaaaaaaaaa'.&'.&'.&!"),
  "spaces and dashes": repeated(" - - , and , and \n\n"),
  markup: repeated("<b>**[x](javascript:alert(1))** `@everyone` <!channel></b>"),
  "ends of sentences": repeated("?.!;()[]…— "),
  "control characters": repeated("\u202e\u0000\u200b\u0007"),
};

/** Text that nobody should send: the worst time of each kind. The first try counts, since one is enough to hold everybody up. */
export function measureBadInput(knowledge: Knowledge): { readonly text: string; readonly worst: number } {
  // As a chat does when it starts.
  warmUp(knowledge);
  const rows = Object.entries(kinds).map(([kind, text]) => {
    const taken = Array.from({ length: tries }, () => {
      // What was asked before would be remembered.
      const own = unaskedCopy(knowledge);
      return timed(() => ask(text, own)).milliseconds;
    });
    return { kind, worst: Math.max(...taken) };
  });
  const text = table(
    [`${length.toLocaleString("en-US")} characters of`, `worst of ${tries}, ms`],
    rows.map(({ kind, worst }) => [kind, worst]),
  );
  return { text, worst: Math.max(...rows.map(({ worst }) => worst)) };
}
