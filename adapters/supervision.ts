import type { RunningAdapter } from "../src/adapter.ts";
import { finishWithin } from "../src/runtime/scheduling/in-flight.ts";
import type { Platform } from "./configured-platforms.ts";

/** A supervisor kills what has not ended by then (Kubernetes after 30 s, Docker after 10). */
const endTimeoutMs = 4800;

/** Which platforms run. Without any the process ends. */
export class Supervisor {
  readonly #running = new Map<Platform, RunningAdapter>();
  readonly #starting: Set<Platform>;
  readonly #exit: (code: number) => void;
  #isEnding = false;

  /** @param platforms those that are being started @param exit ends the process */
  constructor(platforms: readonly Platform[], exit = (code: number): void => process.exit(code)) {
    this.#starting = new Set(platforms);
    this.#exit = exit;
  }

  /** Whether every platform that runs can answer people, and there is one. */
  isReady(): boolean {
    return !this.#isEnding && this.#running.size > 0 && [...this.#running.values()].every((one) => one.isReady());
  }

  /** A platform runs, unless it was lost while it started. */
  started(platform: Platform, adapter: RunningAdapter): void {
    if (this.#starting.has(platform)) this.#running.set(platform, adapter);
  }

  /** A platform's start is over, however it ended. */
  startEnded(platform: Platform): void {
    this.#starting.delete(platform);
    this.#exitWithoutPlatforms();
  }

  /** A platform will not have the bot back. */
  lost(platform: Platform): void {
    this.#running.delete(platform);
    this.startEnded(platform);
  }

  /** Ends the process in good order the first time that it is called, at once the second. @param closeServers ends what listens */
  async end(closeServers: () => Promise<void>): Promise<void> {
    if (this.#isEnding) return this.#exit(1);
    this.#isEnding = true;
    const stopping = [...[...this.#running.values()].map(({ stop }) => stop()), closeServers()];
    await finishWithin(endTimeoutMs, Promise.allSettled(stopping));
    this.#exit(0);
  }

  #exitWithoutPlatforms(): void {
    if (this.#running.size === 0 && this.#starting.size === 0) this.#exit(1);
  }
}
