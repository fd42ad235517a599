import { loadavg } from "node:os";
import { smallDiscord } from "../../discord/small-discord.ts";
import { knowledge } from "../../support/real-knowledge.ts";
import { latencyOf } from "../evenly.ts";
import { table } from "../markdown.ts";
import { startProgram, stopProgram, usageOf } from "../program.ts";
import { questionsAlone } from "../questions.ts";
import { targetsTable } from "../targets.ts";
import { acknowledgements } from "./latency.ts";
import { measureThroughput } from "./throughput.ts";

/**
 * `npm run bench:discord`: how soon an interaction is acknowledged beside the smallest bot that discord.js makes, how
 * many signed requests one core answers beside a server that only checks the signature, and what a shard with 2,500
 * servers weighs. All against the same emulated Discord, in one run, in turn.
 */
const rounds = 8;
const askedEach = 250;
const servers = 2500;
const write = (text: string) => process.stdout.write(`${text}\n\n`);
const roles = [...knowledge.roles.keys()];
const places = [...knowledge.places.keys()];
const questions = questionsAlone().map(({ asks }) => asks);

write(
  `# Measured ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, load before ${loadavg()[0]?.toFixed(1)}`,
);

async function measureLatency() {
  const ours = await smallDiscord();
  const theirs = await smallDiscord();
  const { DISCORD_PUBLIC_KEY: _unused, ...environment } = ours.environment;
  const bot = await startProgram("rolecall", environment);
  const pong = await startProgram("pongDiscord", theirs.environment);
  const taken = { typed: [] as number[], words: [] as number[], pong: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const typed = await acknowledgements(
      ours,
      (discord, at) =>
        discord.command("salary", { role: roles[at % roles.length] ?? "", place: places[at % places.length] ?? "" }),
      askedEach,
    );
    const answered = await acknowledgements(
      theirs,
      (discord) => discord.interact({ data: { id: "1", name: "about", type: 1 } }),
      askedEach,
    );
    const words = await acknowledgements(
      ours,
      (discord, at) =>
        discord.command("ask", { question: questions[(round * askedEach + at) % questions.length] ?? "" }),
      askedEach,
    );
    if (round === 0) continue;
    taken.typed.push(...typed);
    taken.words.push(...words);
    taken.pong.push(...answered);
  }
  await Promise.all([bot, pong].map(stopProgram));
  await Promise.all([ours.close(), theirs.close()]);
  return { typed: latencyOf(taken.typed), words: latencyOf(taken.words), pong: latencyOf(taken.pong) };
}

async function measureMemory() {
  const discord = await smallDiscord({ servers });
  const { DISCORD_PUBLIC_KEY: _unused, ...environment } = discord.environment;
  const bot = await startProgram("rolecall", environment);
  await acknowledgements(
    discord,
    (one, at) => one.command("ask", { question: questions[at % questions.length] ?? "" }),
    askedEach,
  );
  const usage = usageOf(bot);
  await stopProgram(bot);
  await discord.close();
  return usage;
}

write("## Acknowledgement, 50 interactions a second");
const latency = await measureLatency();
const row = (name: string, { median, p99 }: { median: number; p99: number }) => [
  name,
  median,
  p99,
  `${(median / latency.pong.median).toFixed(2)}×`,
  `${(p99 / latency.pong.p99).toFixed(2)}×`,
];
write(
  table(
    ["bot", "median ms", "p99 ms", "median against pong", "p99 against pong"],
    [
      row("smallest discord.js bot (“pong”)", latency.pong),
      row(`Rolecall, typed options, ${askedEach} answers in turn`, latency.typed),
      row("Rolecall, /ask in words", latency.words),
    ],
  ),
);

write("## Signed requests on one core");
const home = await smallDiscord();
const { DISCORD_PUBLIC_KEY: _unused, ...environment } = home.environment;
const rates = await measureThroughput(knowledge, environment);
await home.close();
const [empty, typed, words] = rates;
const share = (rate: typeof empty) => ((rate?.aSecond ?? 0) / (empty?.aSecond ?? Number.NaN)) * 100;
write(
  table(
    ["server", "a second", "CPU µs each", "of the empty one"],
    rates.map((rate) => [rate.name, rate.aSecond, rate.cpuMicroseconds, `${share(rate).toFixed(0)} %`]),
  ),
);

write(`## Memory of a shard with ${servers} servers`);
const memory = await measureMemory();
write(`${memory.now.toFixed(0)} MB resident after ${askedEach} questions, at most ${memory.most.toFixed(0)} MB.`);

write("## Targets");
write(
  targetsTable([
    {
      promise: "acknowledgement, median against pong",
      most: 1.15,
      measured: latency.typed.median / latency.pong.median,
      unit: "×",
    },
    {
      promise: "acknowledgement, p99 against pong",
      most: 1.5,
      measured: latency.typed.p99 / latency.pong.p99,
      unit: "×",
    },
    { promise: "the empty server against typed options", most: 1 / 0.4, measured: 100 / share(typed), unit: "×" },
    { promise: "the empty server against /ask in words", most: 1 / 0.4, measured: 100 / share(words), unit: "×" },
    { promise: "memory of a shard", most: 200, measured: memory.now, unit: "MB" },
  ]),
);
