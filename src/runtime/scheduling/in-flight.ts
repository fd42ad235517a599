import { setTimeout as pause } from "node:timers/promises";
import { type Recorder, recordFailure } from "../record-answer.ts";

/** Answers in flight get this long to be finished when the bot stops. */
export const finishTimeoutMs = 4000;
/** A platform's connection gets this long to be closed. */
export const connectionCloseTimeoutMs = 500;

/** The work that is in flight: known until it is done, whichever way it ends, so that a bot that stops can finish it. */
export class InFlight {
  readonly #recorder: Recorder;
  readonly #work = new Set<Promise<void>>();
  #isDraining = false;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  /** Whether nothing more is to be taken. */
  get isDraining(): boolean {
    return this.#isDraining;
  }

  /** Starts work and waits for its end. A failure is logged and counted, never thrown. @param event the log's name for it */
  async track(event: string, work: () => Promise<void>): Promise<void> {
    const tracked = work().catch((error: unknown) => recordFailure(this.#recorder, event, error, "could not answer"));
    this.#work.add(tracked);
    await tracked;
    this.#work.delete(tracked);
  }

  /** Waits for the work that is in flight now. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    await Promise.allSettled(this.#work);
  }
}

/** Waits until something is done, but no longer than so many milliseconds. @throws what it throws until then */
export async function finishWithin(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  const timeout = pause(timeoutMs, undefined, { signal: waiting.signal }).catch(() => undefined);
  await Promise.race([work, timeout]).finally(() => waiting.abort());
}
