import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { Bot, type Environment, startBot } from "../support/bot-process.ts";
import type { FakeSlack, Handle, Options, Warning } from "./fake-slack.ts";
import { type Mode, receiveAt, slackFor, slackSettingsFor } from "./slack-bot.ts";
import { strayMentions } from "./slack-mentions.ts";

/** Acknowledged by then, when nothing is wrong: a third of the three seconds that Slack waits, on any machine. */
const soonMs = 1000;

/** Everything sent is as Slack wants it and calls nobody it may not. Then a fresh sheet for what comes. */
function checkSent({ violations, problems, calls, ephemerals, handles }: FakeSlack, from = 0): void {
  const found = { violations: violations.splice(0), problems: problems.splice(0) };
  const sent = calls.splice(0).map(({ method, args }) => ({ method, args }));
  const acked = handles.slice(from).map(({ ackPayload }) => ackPayload);
  expect(found).toEqual({ violations: [], problems: [] });
  expect([...sent, ...acked].flatMap(strayMentions)).toEqual([]);
  expect(ephemerals.flatMap(({ message }) => strayMentions(message))).toEqual([]);
}

/** An emulated Slack and the bot on it, for all tests of a group; after each test everything said is checked. */
class SlackStage {
  readonly slack: FakeSlack;
  readonly bot: Bot;
  readonly warnings: Warning[] = [];
  #checked = 0;

  constructor(slack: FakeSlack, bot: Bot) {
    this.slack = slack;
    this.bot = bot;
  }

  /** Takes away violations of a kind that a fault makes unavoidable. */
  forgive(...kinds: string[]): void {
    const { violations } = this.slack;
    violations.splice(0, violations.length, ...violations.filter(({ kind }) => !kinds.includes(kind)));
  }

  check(): void {
    const { slack } = this;
    this.warnings.push(...slack.warnings.splice(0));
    slack.clearFaults();
    const from = this.#checked;
    this.#checked = slack.handles.length;
    checkSent(slack, from);
    expect(this.bot.isAlive, this.bot.stderr).toBe(true);
  }

  /** What had to wait for its acknowledgement, but for the first. */
  late(): string[] {
    return lateIn(this.slack.handles.slice(1));
  }
}

const lateIn = (handles: readonly Handle[], withinMs = soonMs): string[] =>
  handles.flatMap(({ what, ackMs = 0 }) => (ackMs >= withinMs ? [`${what.slice(0, 60)}: ${ackMs} ms`] : []));

type Setting = {
  /** Nothing goes wrong here, so that everything is acknowledged soon. */
  readonly isCalm?: boolean;
  readonly slack?: Options;
  readonly environment?: Environment;
};

/** Sets the stage for a group of tests. The function it gives is for use within tests. */
export function setSlackStage(mode: Mode, { isCalm = false, slack: options, environment }: Setting = {}) {
  let stage: SlackStage | undefined;
  beforeAll(async () => {
    const slack = await slackFor(mode, options, environment?.PUBLIC_URL);
    const bot = await startBot({ ...slackSettingsFor(slack, mode), ...environment });
    if (mode === "http") await receiveAt(slack, bot);
    else await slack.waitConnected();
    slack.calls.splice(0);
    stage = new SlackStage(slack, bot);
  });
  afterEach(() => stage?.check());
  afterAll(async () => {
    if (stage === undefined) return;
    const { code } = await stage.bot.stop();
    await stage.slack.close();
    tellWarnings(stage.warnings);
    expect(code).toBe(0);
    if (isCalm) expect(stage.late()).toEqual([]);
    // Whatever is wrong, Slack waits three seconds.
    expect(lateIn(stage.slack.handles, 3000)).toEqual([]);
  });
  return () => {
    if (stage === undefined) throw new Error("the stage is not set");
    return stage;
  };
}

/** An emulated Slack for one test alone, where the bot starts or ends within the test. */
export type SlackWorld = {
  readonly slack: FakeSlack;
  /** Starts the bot, whether or not it gets ready. */
  readonly launch: (environment?: Environment) => Bot;
  /** Starts the bot, and waits until it is ready and Slack can reach it. */
  readonly start: (environment?: Environment) => Promise<Bot>;
};

export const inSlackWorld =
  (mode: Mode, act: (world: SlackWorld) => Promise<void>, forgiven: readonly string[] = []) =>
  async (): Promise<void> => {
    const slack = await slackFor(mode);
    const bots: Bot[] = [];
    const launch = (environment: Environment = {}) => {
      const bot = new Bot({ ...slackSettingsFor(slack, mode), ...environment });
      bots.push(bot);
      return bot;
    };
    const start = async (environment?: Environment) => {
      const bot = launch(environment);
      await bot.ready();
      if (mode === "http") await receiveAt(slack, bot);
      else await slack.waitConnected();
      return bot;
    };
    try {
      await act({ slack, launch, start });
    } finally {
      await Promise.all(bots.map((bot) => bot.stop()));
      await slack.close();
    }
    const { violations } = slack;
    violations.splice(0, violations.length, ...violations.filter(({ kind }) => !forgiven.includes(kind)));
    checkSent(slack);
  };

/** Time in which an answer too many would have come. */
export const aWhile = (): Promise<void> => pause(150);

/** Warnings break no test; they are counted, so that somebody looks at them. */
function tellWarnings(warnings: readonly Warning[]): void {
  const counts = new Map<string, number>();
  for (const { where, warnings: all } of warnings) {
    for (const { pointer = "", message } of all) {
      const line = `${where.slice(0, 50)} ${pointer}: ${message.replace(/\d+/g, "…")}`;
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
  }
  for (const [line, count] of counts) console.log(`warning, ${count} times: ${line}`);
}
