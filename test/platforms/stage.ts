import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type Bot, type Environment, startBot } from "../support/bot-process.ts";
import { settingsFor, settingsForHttp } from "./bot.ts";
import { type FakeDiscord, type Options, problemsOf, startFakeDiscord, type Warning } from "./fake-discord.ts";
import { pingsNobodyElse } from "./pings.ts";

/** Acknowledged by then, when nothing is wrong: a third of the three seconds that Discord waits, on any machine. */
const soonMs = 1000;

/** An emulated Discord and the bot on it, for all tests of a file; after each test everything said is checked. */
export class Stage {
  readonly #discord: FakeDiscord;
  bot: Bot;
  readonly warnings: Warning[] = [];
  readonly #environment: Environment;
  /** How many interactions there had been when a bot started: the next one warms it up. */
  readonly #starts = [0];

  constructor(discord: FakeDiscord, bot: Bot, environment: Environment) {
    this.#discord = discord;
    this.bot = bot;
    this.#environment = environment;
  }

  get discord(): FakeDiscord {
    return this.#discord;
  }

  /** Takes away violations of a kind that a fault makes unavoidable. */
  forgive(...kinds: string[]): void {
    this.discord.violations = this.discord.violations.filter(({ kind }) => !kinds.includes(kind));
  }

  async restart(): Promise<void> {
    await this.bot.stop();
    this.bot = await this.start();
  }

  /** Starts the bot, or another copy of it. */
  async start(): Promise<Bot> {
    this.#starts.push(this.discord.interactions.size);
    return startBot(this.#environment);
  }

  /** Everything the bot sent is as Discord wants it, and pings nobody it may not. Then a fresh sheet for the next test. */
  check(): void {
    const { violations, problems, requests, interactions, warnings } = this.discord;
    this.warnings.push(...warnings.splice(0));
    const found = { violations: violations.splice(0), problems: problemsOf(problems.splice(0)) };
    const sent = requests.splice(0).flatMap(({ body }) => (body ? [body] : []));
    const answered = [...interactions.values()].flatMap(({ callback }) => (callback ? [callback] : []));
    this.discord.clearFaults();
    expect(found).toEqual({ violations: [], problems: [] });
    expect([...sent, ...answered].filter((body) => !pingsNobodyElse(body))).toEqual([]);
    expect(this.bot.isAlive, this.bot.stderr).toBe(true);
  }

  /** Interactions that had to wait, but for the first of each bot. */
  late(): string[] {
    return [...this.discord.interactions.values()]
      .filter((_, at) => !this.#starts.includes(at))
      .flatMap(({ ackMs = 0, payload: { data } }) =>
        ackMs >= soonMs ? [`${data.name ?? data.custom_id}: ${ackMs} ms`] : [],
      );
  }
}

type Setting = {
  readonly mode?: "gateway" | "http";
  /** Nothing goes wrong here, so that everything is acknowledged soon. */
  readonly isCalm?: boolean;
  readonly discord?: Options;
  readonly environment?: Environment;
};

/** Sets the stage for a test file. The functions it gives are for use within tests. */
export function setStage({ mode = "gateway", isCalm = false, ...setting }: Setting = {}): () => Stage {
  let stage: Stage | undefined;
  beforeAll(async () => {
    const discord = await startFakeDiscord(setting.discord);
    const settings = mode === "http" ? settingsForHttp(discord) : settingsFor(discord);
    const environment = { ...settings, ...setting.environment };
    const bot = await startBot(environment);
    discord.requests.splice(0);
    if (mode === "http") discord.setInteractionsEndpoint(await bot.endpoint());
    stage = new Stage(discord, bot, environment);
  });
  afterEach(() => stage?.check());
  afterAll(async () => {
    if (stage === undefined) return;
    const { code } = await stage.bot.stop();
    await stage.discord.close();
    tellWarnings(stage.warnings);
    expect(code).toBe(0);
    if (isCalm) expect(stage.late()).toEqual([]);
  });
  return () => {
    if (stage === undefined) throw new Error("the stage is not set");
    return stage;
  };
}

/** Warnings break no test; they are counted, so that somebody looks at them. */
function tellWarnings(warnings: readonly Warning[]): void {
  const counts = new Map<string, number>();
  for (const { where, warnings: all } of warnings) {
    for (const { path = "", message } of all) {
      const line = `${where.replace(/\d{15,}|\/aW50[\w-]+/g, "…")} ${path}: ${message}`;
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
  }
  for (const [line, count] of counts) console.log(`warning, ${count} times: ${line}`);
}
