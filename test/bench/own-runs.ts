import { drawn } from "../../questions/score/draw.ts";
import type { GivenAnswer } from "../../questions/score/judge-answer.ts";
import type { Label } from "../../questions/score/labeled-question.ts";
import { formatAddress, parseAddress } from "../../src/address.ts";
import { type Answer, choicesIn } from "../../src/answer.ts";
import { answer, answerAt } from "../../src/answers/answer.ts";
import { ask, warmUp } from "../../src/ask.ts";
import { topicOf } from "../../src/commands/parse-command.ts";
import { parseLine } from "../../src/commands/parse-line.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { type QuestionMeanings, whenRead } from "../../src/runtime/encoder/question-meanings.ts";
import { adoptVocabulary, vocabularyOf } from "../../src/understand/vocabulary.ts";
import { type QuestionAlone, questionsAlone } from "./questions.ts";
import { type Run, runInTurn } from "./runs.ts";

/** Asked before anything is timed, as of a bot that has been running for a while. */
const askedBefore = 60;
/** Each takes as long as a question is waited for. */
const mostTries = 30;

/** What an answer is judged by. */
function givenBy(given: Answer): GivenAnswer {
  const choices = choicesIn(given).map(({ address, title }) => ({ id: formatAddress(address), title }));
  return { kind: given.kind, id: given.kind === "answer" ? formatAddress(given.address) : null, choices };
}

/** A knowledge base that has answered nothing yet. */
export function unaskedCopy(knowledge: Knowledge): Knowledge {
  const copy = { ...knowledge };
  adoptVocabulary(copy, vocabularyOf(knowledge));
  return copy;
}

export type OwnRuns = {
  readonly typed: Run;
  readonly repeated: Run;
  readonly words: Run;
  readonly encoder: Run | undefined;
  /** How many of the new questions the encoder read; of the others it gave nothing in time, or none was needed. */
  readonly encoded: number;
};

/** Rolecall's own ways to answer. Without a model, those that do without. */
export async function ownRuns(
  knowledge: Knowledge,
  meanings: QuestionMeanings | undefined,
  questions: readonly QuestionAlone[],
): Promise<OwnRuns> {
  if (meanings) await encoderIsLoaded(meanings);
  const before = drawn(questionsAlone("train"), askedBefore, "before");
  /** A bot that reads with these meanings, and has answered other questions. */
  const running = async (reads: QuestionMeanings | undefined) => {
    const own = unaskedCopy(knowledge);
    warmUp(own);
    const answers = (line: string) => whenRead(reads, () => givenBy(answerLine(line, own, reads)));
    await runInTurn("before", before, answers);
    return answers;
  };
  const typed = await runInTurn(
    "typed addresses and commands",
    typedFor(questions, knowledge),
    await running(meanings),
  );
  const byWords = await running(undefined);
  const words = await runInTurn("new questions, by words alone", questions, byWords);
  const byMeaning = meanings && (await running(meanings));
  const encoder = byMeaning && (await runInTurn("new questions, with the encoder", questions, byMeaning));
  const repeated = await runInTurn("repeated questions", questions, byMeaning ?? byWords);
  const encoded = questions.filter(({ asks }) => meanings?.of(asks, undefined) !== undefined).length;
  return { typed, repeated, words, encoder, encoded };
}

/** An encoder that is still being loaded answers late. @throws Error where it never answers */
async function encoderIsLoaded(meanings: QuestionMeanings): Promise<void> {
  for (let tried = 0; tried < mostTries; tried++) {
    if (await meanings.whenRead(() => meanings.of("are you there", undefined))) return;
  }
  throw new Error(`The encoder gave nothing at ${mostTries} questions.`);
}

function answerLine(line: string, knowledge: Knowledge, meanings: QuestionMeanings | undefined): Answer {
  const { read } = parseLine(line, knowledge);
  if (read.kind === "address") return answer(read.address, knowledge);
  return ask(read.kind === "words" ? read.question : line, knowledge, { meanings }).answer;
}

/** What questions ask for as an address and, where one command says it, as a command; each once. */
function typedFor(questions: readonly QuestionAlone[], knowledge: Knowledge): readonly Label[] {
  const wanted = questions.flatMap(({ best }) => {
    const given = best === null ? undefined : answerAt(best, knowledge);
    return given === undefined ? [] : [formatAddress(given.address)];
  });
  return [...new Set(wanted)].flatMap((best) =>
    [best, ...commandFor(best, knowledge)].map((asks) => ({ asks, best, accept: [], point: best, decline: null })),
  );
}

function commandFor(best: string, knowledge: Knowledge): readonly string[] {
  const address = parseAddress(best);
  if (address === undefined || !("role" in address) || address.part !== undefined) return [];
  const command = Object.entries(topicOf).find(([, topic]) => topic === address.topic)?.[0];
  const { role, place = "" } = address;
  const placeName = knowledge.places.get(place)?.name ?? place.replaceAll("-", " ");
  return [`/${command} ${knowledge.roles.get(role)?.name} ${placeName}`.trim()];
}
