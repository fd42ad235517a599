import { Refusal } from "./refusal.ts";

/** Something that goes wrong with calls to Discord. */
export type Fault = {
  readonly method?: string;
  /** Of the path after the version, such as `/channels/1/messages`. */
  readonly path: RegExp;
  readonly status?: number;
  /** Discord's own code, which stands for its status as well. */
  readonly code?: number;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly global?: boolean;
  /** How often; once, where nothing is said. */
  readonly times?: number;
  readonly delayMs?: number;
  /** It is met only when this is. */
  readonly until?: Promise<unknown>;
  /** No answer ever comes. */
  readonly hang?: boolean;
  /** The connection ends instead. */
  readonly drop?: boolean;
  /** What was called for happens, although its answer is the failure. */
  readonly applied?: boolean;
};

export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The faults that are still to come. */
export class Faults {
  #left: { readonly fault: Fault; times: number }[] = [];

  add(fault: Fault): void {
    this.#left.push({ fault, times: fault.times ?? 1 });
  }

  clear(): void {
    this.#left = [];
  }

  take(method: string, path: string): Fault | undefined {
    const next = this.#left.find(
      ({ fault, times }) => times > 0 && (fault.method ?? method) === method && fault.path.test(path),
    );
    if (next) next.times -= 1;
    return next?.fault;
  }
}

/** What a fault answers; undefined where it only delays. */
export function answerOf({ status, code, retryAfter = 1, global = false }: Fault): Answer | undefined {
  if (status === 429) {
    const scope = { "x-ratelimit-scope": global ? "global" : "user", ...(global && { "x-ratelimit-global": "true" }) };
    return {
      status,
      body: { message: "You are being rate limited.", retry_after: retryAfter, global, code: 0 },
      // The header knows whole seconds only.
      headers: { "retry-after": String(Math.ceil(retryAfter)), ...scope },
    };
  }
  if (code !== undefined) {
    const refusal = new Refusal(code, status);
    return { status: refusal.status, body: refusal.body };
  }
  return status === undefined ? undefined : { status, body: { message: `a fault with status ${status}`, code: 0 } };
}
