/** Something that goes wrong with calls to Slack. */
export type Fault = {
  /** The method, such as `chat.postMessage`; without it, any. */
  readonly api?: string;
  /** Of the posts to a `response_url` instead. */
  readonly responseUrl?: boolean;
  /** What the Web API answers. */
  readonly error?: string;
  readonly status?: number;
  /** Seconds, with status 429. */
  readonly retryAfter?: number;
  /** The connection ends instead. */
  readonly drop?: boolean;
  /** There is never an answer. */
  readonly hang?: boolean;
  /** How often; once, where nothing is said. */
  readonly times?: number;
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

  /** @param method "response_url" for the posts to one */
  take(method: string): Fault | undefined {
    const next = this.#left.find(({ fault: { api = method, responseUrl = false }, times }) => {
      const isMeant = responseUrl ? method === "response_url" : method !== "response_url" && api === method;
      return times > 0 && isMeant;
    });
    if (next) next.times -= 1;
    return next?.fault;
  }
}
