import { loadavg } from "node:os";
import { join } from "node:path";
import { openModel } from "../../src/runtime/encoder/open-model.ts";
import { openKnowledge } from "../../src/runtime/knowledge-cache.ts";
import { measureBadInput } from "./bad-input.ts";
import { documentsOf } from "./documents.ts";
import { measureGrowth } from "./growth.ts";
import { measureMemory } from "./memory.ts";
import { ownRuns } from "./own-runs.ts";
import { peerRuns, peersText } from "./peer-runs.ts";
import { measureStart } from "./process-start.ts";
import { questionsAlone } from "./questions.ts";
import { type Run, runsTable } from "./runs.ts";
import { most, targetsTable } from "./targets.ts";
import { measureUnderLoad } from "./under-load.ts";

/** `npm run bench [-- --patient]`: speed, memory and right answers beside two search engines, in one run. */
const patient = process.argv.includes("--patient");
const write = (text: string) => process.stdout.write(`${text}\n\n`);
const noModel = "There is no model: nothing here is measured with the encoder.";

write(`# Measured ${new Date().toISOString().slice(0, 10)}, Node ${process.version}`);
write(`Load of the machine before: ${loadavg()[0]?.toFixed(1)}. Timings beside other work are too high.`);
write("## Start");
const start = await measureStart();
write(start.text);
write("## Memory");
const memory = await measureMemory();
write(memory.text);

const folder = join(import.meta.dirname, "../../knowledge");
const knowledge = await openKnowledge(folder);
const model = openModel(folder, knowledge, { onProblem: (problem) => process.stderr.write(`${problem}\n`) });
await model?.isComplete;
const questions = questionsAlone();
// Before the peers: the hundreds of megabytes they leave behind slow down whatever is timed after them.
const { typed, repeated, words, encoder, encoded } = await ownRuns(knowledge, model?.meanings, questions);
write("## Under load");
write(model === undefined ? noModel : await measureUnderLoad(knowledge, model.meanings));
model?.close();
write("## Bad input");
const badInput = measureBadInput(knowledge);
write(badInput.text);
write("## Growth");
const growth = measureGrowth(knowledge, questions, patient);
write(growth.text);
write("## Questions");
const documents = documentsOf(knowledge);
const peers = await peerRuns(documents, questions, patient);
const ours: readonly Run[] = [typed, repeated, words, ...(encoder ? [encoder] : [])];
write(peersText(documents, questions));
write(runsTable([...ours.map((run) => ({ ...run, name: `Rolecall: ${run.name}` })), ...peers]));
write(encoder === undefined ? noModel : `The encoder read ${encoded} of the new questions in time.`);
write("## Targets");
write(
  targetsTable([
    { promise: "typed address or command, median", most: most.typedMedianMs, measured: typed.median, unit: "ms" },
    { promise: "repeated question, median", most: most.repeatedMedianMs, measured: repeated.median, unit: "ms" },
    {
      promise: "new question with the encoder, median",
      most: most.encoderMedianMs,
      measured: encoder?.median ?? Number.NaN,
      unit: "ms",
    },
    {
      promise: "new question with the encoder, 99 of 100",
      most: most.encoderP99Ms,
      measured: encoder?.p99 ?? Number.NaN,
      unit: "ms",
    },
    { promise: "`npm start` to ready", most: most.startToReadyMs, measured: start.toReady, unit: "ms" },
    {
      promise: "start to the first answer to a typed command",
      most: most.startToTypedAnswerMs,
      measured: start.toTypedAnswer,
      unit: "ms",
    },
    { promise: "resident, with the encoder", most: most.residentMegabytes, measured: memory.megabytes, unit: "MB" },
    {
      promise: "100 times the knowledge: well below linear",
      most: most.growthRatio,
      measured: growth.ratio,
      unit: "×",
    },
    { promise: "100,000 characters of bad input", most: most.badInputMs, measured: badInput.worst, unit: "ms" },
  ]),
);
