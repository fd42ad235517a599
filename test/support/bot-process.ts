import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { until } from "./until.ts";

const projectFolder = join(import.meta.dirname, "../..");
const node = join(projectFolder, "node_modules/.bin/node");
const startWithin = 15_000;
/** By then it must have ended: docs/discord.md and docs/slack.md promise it. */
const endWithin = 5000;

export type Environment = Readonly<Record<string, string>>;

/** The real bot in a process of its own, as `npm start` starts it. */
export class Bot {
  stdout = "";
  stderr = "";
  readonly #process: ChildProcessByStdio<null, Readable, Readable>;

  constructor(environment: Environment) {
    this.#process = spawn(node, ["--disable-warning=ExperimentalWarning", "adapters/launch.js", "main.ts"], {
      cwd: projectFolder,
      // What platforms do with an answer is tested with readings that no training changes.
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ROLECALL_READER: "words", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process.stdout.on("data", (part) => {
      this.stdout += part;
    });
    this.#process.stderr.on("data", (part) => {
      this.stderr += part;
    });
  }

  get isAlive(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** Waits for the line that says that it is ready, and gives it. */
  async ready(): Promise<string> {
    const line = () => /^ready .*$/m.exec(this.stdout)?.[0];
    await until(() => line() || !this.isAlive, "the bot to be ready", startWithin);
    const ready = line();
    if (ready === undefined) throw new Error(`the bot did not start: ${this.stderr}`);
    return ready;
  }

  /** The address that Discord sends interactions to. */
  async endpoint(): Promise<string> {
    return `http://${(await this.ready()).split(" ").at(-1)}/discord/interactions`;
  }

  /** How it ended by itself. */
  async ended(): Promise<number | null> {
    if (this.isAlive) await once(this.#process, "exit");
    return this.#process.exitCode;
  }

  /** Asks it to end. */
  async stop(): Promise<{ code: number | null; ms: number }> {
    const start = Date.now();
    if (!this.isAlive) return { code: this.#process.exitCode, ms: 0 };
    this.#process.kill("SIGTERM");
    const killing = setTimeout(() => this.#process.kill("SIGKILL"), endWithin + 1000);
    const code = await this.ended();
    clearTimeout(killing);
    return { code, ms: Date.now() - start };
  }
}

export async function startBot(environment: Environment): Promise<Bot> {
  const bot = new Bot(environment);
  await bot.ready();
  return bot;
}
