import { generateKeyPairSync } from "node:crypto";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { type Program, startProgram, stopProgram, usageOf } from "../program.ts";
import { questionsAlone } from "../questions.ts";
import { randomFrom } from "../random.ts";
import { median } from "../timing.ts";
import { sendAll, signedRequests, slashPayload } from "./signed-requests.ts";

const requestsEach = 3000;
const rounds = 5;

export type Rate = { readonly name: string; readonly aSecond: number; readonly cpuMicroseconds: number };

/** How many signed commands a second one core answers, beside a server that only checks the signature. */
export async function measureThroughput(
  knowledge: Knowledge,
  environment: Readonly<Record<string, string>>,
): Promise<Rate[]> {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const key = publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex");
  const serving = { ...environment, DISCORD_PUBLIC_KEY: key, PORT: "0" };
  const empty = await startProgram("empty", serving);
  const bot = await startProgram("rolecall", serving);
  try {
    const kinds = [
      { name: "empty server", server: empty, bodies: typedCommands(knowledge) },
      { name: "typed options", server: bot, bodies: typedCommands(knowledge) },
      { name: "/ask in words", server: bot, bodies: wordedCommands() },
    ];
    const taken = new Map(kinds.map(({ name }) => [name, { rates: [] as number[], cpus: [] as number[] }]));
    // In turn, so that a machine that slows down slows all of them down. The first round is not counted.
    for (let round = 0; round <= rounds; round++) {
      for (const { name, server, bodies } of kinds) {
        const { rate, cpu } = await oneRound(server, signedRequests(bodies, privateKey));
        if (round > 0) {
          taken.get(name)?.rates.push(rate);
          taken.get(name)?.cpus.push(cpu);
        }
      }
    }
    return [...taken].map(([name, { rates, cpus }]) => ({
      name,
      aSecond: median(rates),
      cpuMicroseconds: median(cpus),
    }));
  } finally {
    await Promise.all([empty, bot].map(stopProgram));
  }
}

async function oneRound(server: Program, requests: readonly Buffer[]): Promise<{ rate: number; cpu: number }> {
  const port = Number(server.ready.split(":").at(-1));
  const before = usageOf(server).cpu;
  const start = performance.now();
  const fine = await sendAll(port, requests);
  const seconds = (performance.now() - start) / 1000;
  if (fine !== requests.length) throw new Error(`${requests.length - fine} requests were not answered with 200`);
  return { rate: fine / seconds, cpu: ((usageOf(server).cpu - before) / fine) * 1e6 };
}

/** Commands whose options were picked from suggestions: thousands of different answers. */
function typedCommands(knowledge: Knowledge): string[] {
  const random = randomFrom(20261125);
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? "";
  const roles = [...knowledge.roles.keys()];
  const places = [...knowledge.places.keys()];
  const make: readonly (() => readonly [name: string, options: Readonly<Record<string, string>>])[] = [
    () => ["salary", { role: pick(roles), place: pick(places) }],
    () => ["requirements", { role: pick(roles), place: pick(places) }],
    () => ["role", { role: pick(roles) }],
    () => ["path", { from: pick(roles), to: pick(roles) }],
    () => ["term", { term: pick([...knowledge.terms.keys()]) }],
    () => ["licence", { place: pick(places) }],
  ];
  return Array.from({ length: requestsEach }, (_, at) => {
    const [name, options] = make[at % make.length]?.() ?? ["find", {}];
    return slashPayload(at, name, options);
  });
}

/** Questions in words, each once before any comes again. */
function wordedCommands(): string[] {
  const questions = questionsAlone().map(({ asks }) => asks);
  return Array.from({ length: requestsEach }, (_, at) =>
    slashPayload(at, "ask", { question: questions[at % questions.length] ?? "" }),
  );
}
