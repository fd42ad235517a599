import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll } from "vitest";

const folder = join(import.meta.dirname, "../../adapters/terminal");
export type Program = "main.ts" | "ask.ts";
type Environment = Readonly<Record<string, string>>;

/** Only what the test names, so that a setting of whoever runs the tests changes nothing. */
const only = (environment: Environment) => ({ PATH: process.env.PATH, TERM: "xterm-256color", ...environment });

export type Ended = {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
};

const started: ChildProcess[] = [];
// A test that failed may have left its program waiting for a question.
afterAll(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

function begin(command: string, args: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(command, args, { env: environment });
  started.push(child);
  return child;
}

/** A program running, with pipes. */
export function start(program: Program, args: readonly string[] = [], environment: Environment = {}): ChildProcess {
  return begin(process.execPath, [join(folder, program), ...args], only(environment));
}

/** Runs a program with piped input to its end. */
export async function run(
  program: Program,
  { args = [], input = "", environment = {} }: { args?: readonly string[]; input?: string; environment?: Environment },
): Promise<Ended> {
  const child = start(program, args, environment);
  child.stdin?.end(input);
  return ended(child);
}

/** What a program printed from now on, and how it ended. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const printed = (stream: ChildProcess["stdout"]) => (stream?.readable ? text(stream) : "");
  const [out, err, [code, signal]] = await Promise.all([
    printed(child.stdout),
    printed(child.stderr),
    once(child, "close"),
  ]);
  return { out, err, code, signal };
}

/** Ctrl-C, by whichever way the program took it: its own quiet end, or the system's. */
export const endedByInterrupt = ({ code, signal }: Ended): boolean => code === 0 || code === 130 || signal === "SIGINT";

/** What `sh` makes of a command line in which $PROGRAM stands for a program. */
export async function inShell(commandLine: string, program: Program, environment: Environment): Promise<Ended> {
  const PROGRAM = join(folder, program);
  return ended(begin("sh", ["-c", commandLine], { ...only(environment), NODE: process.execPath, PROGRAM }));
}

/** A program on a real pseudo-terminal of so many columns, with what it shows and hands that type. */
export class Terminal {
  readonly #child: ChildProcess;
  readonly #ended: Promise<true>;
  #shown = "";
  #read = 0;

  constructor(program: Program, columns: number, environment: Environment) {
    const commandLine = `stty cols ${columns} rows 40; exec "${process.execPath}" "${join(folder, program)}"`;
    const [command, ...args] = pseudoTerminal(commandLine);
    this.#child = begin(command, args, only(environment));
    this.#ended = once(this.#child, "close").then(() => true);
    this.#child.stdout?.setEncoding("utf8").on("data", (part: string) => {
      this.#shown += part;
    });
  }

  type(keys: string): void {
    this.#child.stdin?.write(keys);
  }

  /** What is shown since the last call, up to where it matches. */
  async until(pattern: RegExp): Promise<string> {
    for (;;) {
      const since = this.#shown.slice(this.#read);
      const found = pattern.exec(since);
      if (found) {
        this.#read += found.index + found[0].length;
        return since.slice(0, found.index + found[0].length);
      }
      const ended = await Promise.race([
        this.#ended,
        once(this.#child.stdout ?? this.#child, "data").then(() => false),
      ]);
      if (ended) throw new Error(`it ended before it showed ${pattern}:\n${JSON.stringify(since)}`);
    }
  }

  /** Waits for its end. */
  async close(): Promise<{ shown: string; code: number | null }> {
    await this.#ended;
    return { shown: this.#shown, code: this.#child.exitCode };
  }
}

/** util-linux has `script`; elsewhere Python's pty module does the same. With neither, the test fails and says so. */
function pseudoTerminal(commandLine: string): [command: string, ...args: string[]] {
  const { stdout } = spawnSync("script", ["--version"], { encoding: "utf8" });
  if (stdout?.includes("util-linux")) return ["script", "-qec", commandLine, "/dev/null"];
  const program = "import os,pty,sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(['sh', '-c', sys.argv[1]])))";
  return ["python3", "-c", program, commandLine];
}
