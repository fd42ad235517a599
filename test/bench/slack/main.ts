import { loadavg } from "node:os";
import { type SmallSlack, smallSlack } from "../../slack/small-slack.ts";
import { knowledge } from "../../support/real-knowledge.ts";
import { evenly, type Latency, latencyOf } from "../evenly.ts";
import { table } from "../markdown.ts";
import { standAside, startProgram, stopProgram } from "../program.ts";
import { questionsAlone } from "../questions.ts";
import { type Target, targetsTable } from "../targets.ts";

/**
 * `npm run bench:slack`: how soon a command is acknowledged and its answer seen, beside the smallest app that Bolt
 * makes, by Socket Mode and by signed requests. Against the same emulated Slack, in one run, in turn.
 */
const rounds = 5;
const askedEach = 250;
const write = (text: string) => process.stdout.write(`${text}\n\n`);
const roles = [...knowledge.roles.keys()];
const places = [...knowledge.places.keys()];
const questions = questionsAlone().map(({ asks }) => asks);

type Seen = { readonly acknowledged: number[]; readonly visible: number[] };
const nothing = (): Seen => ({ acknowledged: [], visible: [] });

/** The milliseconds from each command to its acknowledgement, and to the answer that a person sees. */
async function ask(slack: SmallSlack, typed: (at: number) => string): Promise<Seen> {
  const acknowledged: number[] = [];
  const visible = await evenly(askedEach, async (at) => {
    const action = slack.slash(typed(at), { user: `person${at}` });
    await action.acknowledged();
    acknowledged.push(action.ackMs ?? Number.NaN);
    await action.reply();
    return (action.answeredAt ?? Number.NaN) - action.at;
  });
  return { acknowledged, visible };
}

async function measure(mode: "socket" | "http") {
  const ours = await smallSlack();
  const theirs = await smallSlack();
  const environment = (slack: SmallSlack) => ({
    ...slack.environment,
    SLACK_MODE: mode,
    ...(mode === "http" && { PORT: "0" }),
  });
  const bot = await startProgram("rolecall", environment(ours));
  const pong = await startProgram("pongSlack", environment(theirs));
  if (mode === "http") {
    const addressOf = (ready: string) => `http://${ready.split(" ").at(-1)}/slack/events`;
    ours.deliverTo(addressOf(bot.ready));
    theirs.deliverTo(addressOf(pong.ready));
  } else await Promise.all([ours.waitConnected(), theirs.waitConnected()]);
  const taken = { typed: nothing(), words: nothing(), pong: nothing() };
  const add = (to: Seen, seen: Seen) => {
    to.acknowledged.push(...seen.acknowledged);
    to.visible.push(...seen.visible);
  };
  for (let round = 0; round <= rounds; round++) {
    const typed = await ask(ours, (at) => `salary ${roles[at % roles.length]} ${places[at % places.length]}`);
    const answered = await ask(theirs, () => "ping");
    const words = await ask(ours, (at) => questions[(round * askedEach + at) % questions.length] ?? "");
    if (round === 0) continue;
    add(taken.typed, typed);
    add(taken.pong, answered);
    add(taken.words, words);
  }
  await Promise.all([bot, pong].map(stopProgram));
  await Promise.all([ours.close(), theirs.close()]);
  return taken;
}

write(
  `# Measured ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, load before ${loadavg()[0]?.toFixed(1)}`,
);

standAside();
const targets: Target[] = [];
for (const mode of ["socket", "http"] as const) {
  write(`## By ${mode}, 50 commands a second`);
  const taken = await measure(mode);
  const rows = (["acknowledged", "visible"] as const).flatMap((what) => {
    const pong = latencyOf(taken.pong[what]);
    const row = (name: string, { median, p99 }: Latency) => [
      ...[name, what === "visible" ? "answer seen" : "acknowledged", median, p99],
      `${(median / pong.median).toFixed(2)}×`,
      `${(p99 / pong.p99).toFixed(2)}×`,
    ];
    const typed = latencyOf(taken.typed[what]);
    const words = latencyOf(taken.words[what]);
    for (const [name, one] of [
      ["typed", typed],
      ["in words", words],
    ] as const) {
      targets.push(
        {
          promise: `${mode}, ${name}, ${what}: median against pong`,
          most: 1.15,
          measured: one.median / pong.median,
          unit: "×",
        },
        { promise: `${mode}, ${name}, ${what}: p99 against pong`, most: 1.5, measured: one.p99 / pong.p99, unit: "×" },
      );
    }
    return [
      row("smallest Bolt app (“pong”)", pong),
      row("Rolecall, a command and names", typed),
      row("Rolecall, a question in words", words),
    ];
  });
  write(table(["app", "until", "median ms", "p99 ms", "median against pong", "p99 against pong"], rows));
}
write("## Targets");
write(targetsTable(targets));
