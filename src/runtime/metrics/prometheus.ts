import { Counter, collectDefaultMetrics, Gauge, Histogram, register } from "prom-client";
import type { PathHandler } from "../../adapter.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import { knowledgeVersion } from "../../knowledge/version.ts";
import { version } from "../version.ts";
import type { MetricsRecorder } from "./metrics-recorder.ts";

/** Answers take from a hundredth of a millisecond to a stumbling platform's seconds. */
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 3];

/** A recorder whose counts a Prometheus can read, and what answers it. A process has one; another takes its place. */
export function newMetrics(knowledge: Knowledge): {
  readonly recorder: MetricsRecorder;
  readonly pathHandler: PathHandler;
} {
  register.clear();
  collectDefaultMetrics();
  const questions = new Counter({
    name: "rolecall_questions_total",
    help: "Questions answered, by adapter and kind of answer.",
    labelNames: ["adapter", "kind"],
  });
  const latency = new Histogram({
    name: "rolecall_answer_seconds",
    help: "From a question's arrival to its answer being made.",
    labelNames: ["adapter"],
    buckets,
  });
  const refusals = new Counter({
    name: "rolecall_refusals_total",
    help: "Requests refused, by adapter and reason.",
    labelNames: ["adapter", "why"],
  });
  const errors = new Counter({
    name: "rolecall_errors_total",
    help: "Failures of ours or of a platform's calls.",
    labelNames: ["adapter"],
  });
  const known = new Gauge({
    name: "rolecall_knowledge_info",
    help: "Always 1; says which program and which knowledge run.",
    labelNames: ["version", "knowledge"],
  });
  known.set({ version, knowledge: knowledgeVersion(knowledge) }, 1);
  return {
    recorder: {
      answered: (adapter, kind, seconds) => {
        questions.inc({ adapter, kind });
        latency.observe({ adapter }, seconds);
      },
      refused: (adapter, why) => refusals.inc({ adapter, why }),
      failed: (adapter) => errors.inc({ adapter }),
    },
    pathHandler: {
      path: "/metrics",
      methods: ["GET"],
      handle: (_, response) => {
        register.metrics().then(
          (text) => response.writeHead(200, { "content-type": register.contentType }).end(text),
          () => response.writeHead(500).end(),
        );
      },
    },
  };
}
