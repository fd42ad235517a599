import type { Answer, Block } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { fold, plainWordsIn, synonyms } from "../text/tokens.ts";
import { commonWords, glueWords } from "../text/word-lists.ts";

type Given = Extract<Answer, { kind: "answer" }>;

/**
 * The answer with those of its facts first that speak of what the question speaks of. What its title and its opening say
 * too tells nothing apart. Steps keep their order, and nothing is added or left out.
 */
export function focused(answer: Answer, question: string, knowledge: Knowledge): Answer {
  if (answer.kind !== "answer") return answer;
  const at = answer.blocks.findIndex((block) => block.type === "facts" && block.title === undefined);
  const facts = answer.blocks[at];
  if (facts?.type !== "facts" || facts.items.length < 2) return answer;
  const told = tellingWords([answer.title, openingOf(answer)].join(" "), knowledge);
  const asked = [...tellingWords(question, knowledge)].filter((word) => !told.has(word));
  if (asked.length === 0) return answer;
  const rare = rarityIn(facts.items, knowledge);
  const scores = facts.items.map((item) => {
    const words = tellingWords(item, knowledge);
    return asked.reduce((sum, word) => sum + (words.has(word) ? (rare.get(word) ?? 0) : 0), 0);
  });
  if (scores.every((score) => score === 0)) return answer;
  const order = scores.map((score, place) => ({ score, place })).sort((a, b) => b.score - a.score || a.place - b.place);
  const items = order.map(({ place }) => facts.items[place] ?? "");
  return { ...answer, blocks: answer.blocks.with(at, { ...facts, items }) };
}

const openingOf = ({ blocks }: Given): string => {
  const lead = blocks.find((block): block is Extract<Block, { type: "lead" }> => block.type === "lead");
  return lead?.text ?? "";
};

/** Words that tell what a text is about, folded. */
function tellingWords(text: string, { sameWords }: Knowledge): ReadonlySet<string> {
  const standsFor = synonyms(sameWords);
  const words = plainWordsIn(text).filter((word) => !glueWords.has(word) && !commonWords.has(word));
  return new Set(words.map((word) => fold(word, standsFor)));
}

/** A word that stands in one fact tells more than one that stands in most. */
function rarityIn(items: readonly string[], knowledge: Knowledge): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items)
    for (const word of tellingWords(item, knowledge)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, Math.log(1 + items.length / count)]));
}
