import { monitorEventLoopDelay } from "node:perf_hooks";
import { drawn } from "../../questions/score/draw.ts";
import { ask, warmUp } from "../../src/ask.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { type QuestionMeanings, whenRead } from "../../src/runtime/encoder/question-meanings.ts";
import { evenly, latencyOf } from "./evenly.ts";
import { rounded } from "./markdown.ts";
import { unaskedCopy } from "./own-runs.ts";
import { questionsAlone } from "./questions.ts";

const aSecond = 40;
const seconds = 10;
/** In milliseconds: how often the event loop is looked at. What is measured is this much too long. */
const resolution = 1;

/** New questions, evenly, whether or not the last one was answered: how late answers come, and whom else that holds up. */
export async function measureUnderLoad(knowledge: Knowledge, meanings: QuestionMeanings): Promise<string> {
  const own = unaskedCopy(knowledge);
  warmUp(own);
  const questions = drawn(questionsAlone("train"), aSecond * seconds, "load").map(({ asks }) => asks);
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  let byWords = 0;
  const answer = async (at: number, due: number): Promise<number> => {
    const question = questions[at] ?? "";
    await whenRead(meanings, () => ask(question, own, { meanings }));
    if (meanings.of(question, undefined) === undefined) byWords++;
    return performance.now() - due;
  };
  const late = latencyOf(await evenly(questions.length, answer, aSecond));
  delays.disable();
  const longest = Math.max(0, delays.max / 1e6 - resolution);
  return `${aSecond} new questions a second for ${seconds} s: answers after ${rounded(late.median)} ms (median), ${rounded(late.p99)} ms (p99); the event loop held up for ${rounded(longest)} ms at most; ${byWords} of ${questions.length} questions were read by their words alone.`;
}
