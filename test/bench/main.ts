import { loadavg } from "node:os";
import { join } from "node:path";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { measureBadInput } from "./bad-input.ts";
import { comparePeers } from "./compare-peers.ts";
import { documentsOf } from "./documents.ts";
import { measureGrowth } from "./growth.ts";
import { measureStart } from "./process-start.ts";
import { readQuestions } from "./questions.ts";
import { targetsTable } from "./targets.ts";

/** Ten times less than linear, at a hundred times the knowledge. */
const wellBelowLinear = 10;

const patient = process.argv.includes("--patient");
const write = (text: string) => process.stdout.write(`${text}\n\n`);

const knowledge = loadKnowledge(join(import.meta.dirname, "../../knowledge"));
const questions = readQuestions();

write(`# Measured ${new Date().toISOString().slice(0, 10)}, Node ${process.version}`);
write(`Load of the machine before: ${loadavg()[0]?.toFixed(1)}. Timings beside other work are too high.`);
write("## Start");
const start = measureStart();
write(start.text);
write("## Bad input");
const badInput = measureBadInput(knowledge);
write(badInput.text);
// Before the peers: the hundreds of megabytes they leave behind slow down whatever is timed after them.
write("## Growth");
const growth = measureGrowth(knowledge, questions, patient);
write(growth.text);
write("## Peers");
const peers = comparePeers(knowledge, documentsOf(knowledge), questions, patient);
write(peers.text);
write("## Targets");
const [own, fuse] = peers.results;
write(
  targetsTable([
    { promise: "a question, median", most: 0.5, measured: (own?.median ?? Number.NaN) / 1000, unit: "ms" },
    { promise: "a question, 99 of 100", most: 3, measured: (own?.p99 ?? Number.NaN) / 1000, unit: "ms" },
    {
      promise: "faster than Fuse.js with its defaults",
      most: (fuse?.median ?? Number.NaN) / 1000,
      measured: (own?.median ?? Number.NaN) / 1000,
      unit: "ms",
    },
    { promise: "100 times the knowledge: well below linear", most: wellBelowLinear, measured: growth.ratio, unit: "×" },
    { promise: "start to first answer", most: 400, measured: start.milliseconds, unit: "ms" },
    { promise: "memory of a terminal answer", most: 120, measured: start.megabytes, unit: "MB" },
    { promise: "100,000 characters of bad input", most: 20, measured: badInput.worst, unit: "ms" },
  ]),
);
