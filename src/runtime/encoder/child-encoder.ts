import { type ChildProcess, fork } from "node:child_process";
import type { EncoderFiles, FromProcess, ToProcess } from "./encoder-process.ts";
import type { EncodedText } from "./text-encoder.ts";

/** With more texts waiting than this, further ones are not taken: their questions are read by words, at once. */
const mostWaiting = 40;
/** A text that takes longer is given up: platforms wait three seconds for an acknowledgement. */
const platformPatienceMs = 1200;
/** A process that dies is started again, but not in a circle. */
const usualRestartPauseMs = 2000;
/** A process that gives nothing for so long though something waits is taken for dead. */
const hungAfterMs = 20_000;

/** undefined where a text has none in time. */
type Vector = Float32Array | undefined;

export type ChildEncoderOptions = EncoderFiles & {
  /** What to tell the operator: that the files cannot be used. */
  readonly onProblem: (problem: string) => void;
  /** How long a text is waited for; longer where nobody else waits. */
  readonly patienceMs?: number | undefined;
  readonly restartPauseMs?: number | undefined;
};

/**
 * The encoder, in a process of its own: nobody waits for it, and whatever happens in its native code, even while the
 * bot ends, happens to it alone. (A worker thread that is ended within ONNX Runtime takes the whole process with it.)
 * Nothing here throws or rejects.
 */
export class ChildEncoder {
  readonly #options: ChildEncoderOptions;
  readonly #waiting = new Map<number, (vector: Float32Array | undefined) => void>();
  #child: ChildProcess | undefined;
  #restart: NodeJS.Timeout | undefined;
  #lastId = 0;
  /** Since when something has been waiting without a word from the process. */
  #silentSinceMs: number | undefined;
  #isEnded = false;

  constructor(options: ChildEncoderOptions) {
    this.#options = options;
    this.#start();
  }

  /** The vector of a text; undefined where there is none in time. */
  encode(text: EncodedText, patienceMs = this.#options.patienceMs ?? platformPatienceMs) {
    const child = this.#child;
    if (child === undefined || this.#waiting.size >= mostWaiting) return Promise.resolve<Vector>(undefined);
    this.#lastId += 1;
    const id = this.#lastId;
    this.#silentSinceMs ??= performance.now();
    return new Promise<Vector>((resolve) => {
      const settle = (vector: Vector) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        if (this.#waiting.size === 0) leave(child);
        resolve(vector);
      };
      const timer = setTimeout(() => {
        settle(undefined);
        if (performance.now() - (this.#silentSinceMs ?? performance.now()) > hungAfterMs) this.restart();
      }, patienceMs);
      this.#waiting.set(id, settle);
      child.channel?.ref();
      send(child, { kind: "encode", id, until: Date.now() + patienceMs, ...text });
    });
  }

  /** Ends the process; another one is started. What waits for it is given up. */
  restart(): void {
    this.#child?.kill("SIGKILL");
  }

  close(): void {
    this.#isEnded = true;
    clearTimeout(this.#restart);
    this.#child?.kill("SIGKILL");
  }

  #start(): void {
    const { folder, hashes, limits } = this.#options;
    const child = fork(new URL("./encoder-process.ts", import.meta.url), {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    this.#child = child;
    this.#silentSinceMs = undefined;
    child.on("message", (message: FromProcess) => this.#receive(message));
    child.on("exit", () => this.#onEnd(child));
    // It could not be started; a message that does not get through says nothing of its end.
    child.on("error", () => {
      if (child.pid === undefined) this.#onEnd(child);
    });
    send(child, { kind: "open", folder, hashes, limits });
    // A program that has nothing else to do ends; one that waits for a vector does not.
    child.unref();
    leave(child);
  }

  #receive(message: FromProcess): void {
    this.#silentSinceMs = this.#waiting.size > 1 ? performance.now() : undefined;
    if (message.kind === "vector") this.#waiting.get(message.id)?.(message.vector);
    if (message.kind !== "unusable" || this.#isEnded) return;
    this.#options.onProblem(`${message.problem} Questions are read by their words alone.`);
    this.close();
  }

  #onEnd(child: ChildProcess): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    for (const settle of [...this.#waiting.values()]) settle(undefined);
    if (this.#isEnded) return;
    this.#restart = setTimeout(() => this.#start(), this.#options.restartPauseMs ?? usualRestartPauseMs);
    this.#restart.unref();
  }
}

const leave = (child: ChildProcess): void => child.channel?.unref();

/** Sends, or finds out by its end that the process is gone. */
const send = (child: ChildProcess, message: ToProcess): void => {
  if (child.connected) child.send(message, () => undefined);
};
