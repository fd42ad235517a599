import { createHash } from "node:crypto";
import { formatAddress, parseAddress } from "../../src/address.ts";
import { openModel, patient } from "../../src/runtime/encoder/open-model.ts";
import { whenRead } from "../../src/runtime/encoder/question-meanings.ts";
import { openKnowledge } from "../../src/runtime/knowledge-cache.ts";
import type { ReadQuestion } from "../../src/understand/ranking/features.ts";
import { type Option, optionsFor } from "../../src/understand/ranking/rank.ts";
import { questionOf } from "../../src/understand/read-question.ts";
import { subjectOf } from "../../src/understand/subjects/subject-of.ts";
import { mendedWords } from "../../src/understand/vocabulary.ts";
import { verdictOf } from "./judge-answer.ts";
import { knowledgeFolder } from "./knowledge-folder.ts";
import type { Label, LabeledLine } from "./labeled-question.ts";
import { readSets } from "./labeled-sets.ts";

/**
 * What the ranker learns from, a question a line: everything that can be made of it, with what speaks for each and
 * whether its label accepts it. Of the training split only what the encoder did not learn from.
 *
 *     npm run -s questions:ranker-data [-- --words]
 *
 * `--words` is for the ranker that does without an encoder: of the training split every third line.
 */

const heldBackEvery = 10n;
const wordsEvery = 3n;
const byWordsAlone = process.argv.includes("--words");

const knowledge = await openKnowledge(knowledgeFolder);
const opened = byWordsAlone
  ? undefined
  : openModel(knowledgeFolder, knowledge, {
      onProblem: (problem) => process.stderr.write(`${problem}\n`),
      patienceMs: patient,
    });
if (opened === undefined && !byWordsAlone) throw new Error("Export the encoder first.");
await opened?.isComplete;

const learned = new Set(opened?.meanings.model.learnedFrom);

for (const split of ["train", "development"] as const) {
  for (const set of readSets(split)) {
    for (const line of set.lines) {
      const isLearned = byWordsAlone
        ? !isOneOf(wordsEvery, line.id)
        : learned.has(set.name) && !isOneOf(heldBackEvery, line.id);
      if (split === "train" && isLearned) continue;
      for (const { label, after, id } of labelsOf(line)) await write({ split, set: set.name, id }, label, after);
    }
  }
}
opened?.close();

/** One line in so many, always the same ones; `is_held_back` in training/labels.py keeps one in ten from the encoder. */
function isOneOf(every: bigint, id: string): boolean {
  const hash = createHash("sha256").update(id).digest("hex");
  return BigInt(`0x${hash}`) % every === 0n;
}

type Asked = { readonly label: Label; readonly after: string | undefined; readonly id: string };

function labelsOf(line: LabeledLine): readonly Asked[] {
  if (!("turns" in line)) return [{ label: line, after: line.after, id: line.id }];
  let last: string | undefined;
  return line.turns.map((label, at) => {
    const asked = { label, after: last, id: `${line.id}.${at + 1}` };
    last = label.best ?? last;
    return asked;
  });
}

async function write(head: object, label: Label, afterId: string | undefined): Promise<void> {
  const after = afterId === undefined ? undefined : parseAddress(afterId);
  const meanings = opened?.meanings;
  const question = await whenRead(meanings, () =>
    questionOf(label.asks, mendedWords(label.asks, knowledge), knowledge, { after, meanings }),
  );
  if (!question.isByMeaning && !byWordsAlone) throw new Error(`No vector for “${label.asks}”`);
  const options = optionsFor(question).map((option) => ({
    kind: option.kind,
    is: nameOf(option),
    features: option.features,
    accepted: acceptedShare(option, label),
    isBest: option.kind === "address" && formatAddress(option.address) === label.best,
  }));
  const line = `${JSON.stringify({ ...head, decline: label.decline, isGap: isGap(label), follows: after !== undefined, options, nearest: nearestOf(question, label) })}\n`;
  if (!process.stdout.write(line)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}

/**
 * The guides and terms nearest to a question by their wordings: whether they are what is asked, and the logit of all
 * other subjects together. What a new entry must be like to be taken for the one that is asked is fitted on it.
 */
function nearestOf({ nearest, outputs }: ReadQuestion, { best, accept }: Label) {
  const subjectIn = (written: string | null) => {
    const address = written === null ? undefined : parseAddress(written);
    return address && subjectOf(address);
  };
  const others = new Set(accept.map(subjectIn));
  const raised = new Map([...outputs.logits].map(([subject, logit]) => [subject, Math.exp(logit)]));
  const all = [...raised.values()].reduce((sum, one) => sum + one, 0);
  return [...nearest]
    .filter(([subject]) => /^(guide|term)\//.test(subject) && raised.has(subject) && !others.has(subject))
    .sort(([, a], [, b]) => b.similarity - a.similarity)
    .slice(0, 5)
    .map(([subject, { similarity }]) => ({
      similarity,
      isAsked: subject === subjectIn(best),
      others: Math.log(all - (raised.get(subject) ?? 0) + 1e-9),
    }));
}

function nameOf(option: Option): string {
  if (option.kind === "address") return formatAddress(option.address);
  return option.kind === "decline" ? option.reason : "unknown";
}

function isGap({ decline, best, accept }: Label): boolean {
  return decline === null && best === null && accept.length === 0;
}

/** 1 for what the label accepts, a half for declining for another reason than the label gives. */
function acceptedShare(option: Option, label: Label): number {
  switch (option.kind) {
    case "address": {
      const verdict = verdictOf(label, { kind: "answer", id: formatAddress(option.address), choices: [] });
      return verdict === "right" || verdict === "refused" ? 1 : 0;
    }
    case "decline":
      return label.decline === null ? 0 : label.decline === option.reason ? 1 : 0.5;
    case "unknown":
      return isGap(label) || label.decline === "gibberish" ? 1 : label.decline === null ? 0 : 0.3;
  }
}
