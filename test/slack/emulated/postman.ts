import { createHmac } from "node:crypto";
import { Refusal } from "./refusal.ts";
import type { Fields, ViewDraft } from "./shapes.ts";
import type { Envelope, Sockets } from "./sockets.ts";
import type { Answer, Stage } from "./stage.ts";
import type { UserAction } from "./user-action.ts";
import type { World } from "./world.ts";

/** How a request differs from Slack's. */
export type Tamper = "signature" | "stale" | "missing" | "body";

/** Slack's own is 5 minutes: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const staleSeconds = 10 * 60;

/** Brings actions to the app, and takes what it acknowledges them with. */
export class Postman {
  /** Where requests go to, instead of Socket Mode. */
  endpoint: string | undefined;
  readonly signingSecret = "a-small-signing-secret";
  readonly #world: World;
  readonly #stage: Stage;
  readonly #ackWithin: number;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(world: World, stage: Stage, ackWithin: number) {
    this.#world = world;
    this.#stage = stage;
    this.#ackWithin = ackWithin;
  }

  bring(action: UserAction, envelope: Envelope, sockets: Sockets): UserAction {
    this.#stage.actions.push(action);
    if (this.endpoint === undefined) {
      if (!sockets.send(action, envelope)) return action;
    } else void this.#request(action, envelope, this.endpoint);
    const timer = setTimeout(() => this.#give(action), this.#ackWithin);
    this.#timers.add(timer);
    return action;
  }

  #give(action: UserAction): void {
    if (action.acked || action.isLost) return;
    action.timedOut = true;
    this.#stage.judge.wrong.push(`${action.name} was not acknowledged within ${this.#ackWithin} ms`);
  }

  end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  acknowledge(action: UserAction, payload: unknown): void {
    const { judge } = this.#stage;
    action.acks += 1;
    if (action.acks > 1) {
      judge.wrong.push(`${action.name} was acknowledged ${action.acks} times`);
      return;
    }
    const given = typeof payload === "string" ? (payload === "" ? {} : { text: payload }) : ((payload ?? {}) as Fields);
    action.acked = true;
    action.ackMs = performance.now() - action.at;
    action.ackPayload = Object.keys(given).length > 0 ? given : undefined;
    // What Slack refuses in it is in what is wrong by then.
    try {
      judge.ack(action, given);
      this.#apply(action, given);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  #apply(action: UserAction, given: Fields): void {
    const where = `the acknowledgement of ${action.name}`;
    const groups = (given.option_groups ?? []) as readonly { options: never[] }[];
    if (action.kind === "block_suggestion")
      action.suggested = (given.options as never[] | undefined) ?? groups.flatMap(({ options }) => options);
    if (action.kind === "slash_commands" && action.ackPayload !== undefined)
      this.#stage.answer(action, given as Answer, where);
    const view = this.#world.views.get(action.about.view?.id ?? "");
    if (action.kind !== "view_submission" || !view) return;
    const { response_action: answer, errors } = given;
    const draft = given.view as ViewDraft | undefined;
    if (answer === "errors") action.errors = errors as Record<string, string>;
    else if (answer === "update" || answer === "push") {
      this.#stage.judge.view(where, draft, "modal");
      if (answer === "push") this.#stage.open(action, draft, view);
      else this.#stage.replace(action, view, draft);
    } else {
      action.isClosed = true;
      const all = [...this.#world.views.values()].filter((one) => one.root_view_id === view.root_view_id);
      for (const { id } of answer === "clear" ? all : [view]) this.#world.views.delete(id);
    }
  }

  async #request(action: UserAction, { type, payload, retries }: Envelope, url: string): Promise<void> {
    const [body, contentType] =
      type === "events_api"
        ? [JSON.stringify(payload), "application/json"]
        : [formOf(type === "interactive" ? { payload: JSON.stringify(payload) } : payload), formType];
    const again = retries > 0 && { "x-slack-retry-num": String(retries), "x-slack-retry-reason": "http_timeout" };
    try {
      const headers = { ...this.signed(body, contentType), ...again };
      const response = await fetch(url, {
        method: "POST",
        headers,
        body,
        signal: AbortSignal.timeout(this.#ackWithin),
      });
      const answer = await response.text();
      action.status = response.status;
      if (response.status === 200) this.acknowledge(action, parsed(answer));
      else this.#stage.judge.wrong.push(`${action.name}: the endpoint answered ${response.status}`);
    } catch (error) {
      // That it took too long is told by the clock.
      if (!(error instanceof Error && error.name === "TimeoutError"))
        this.#stage.judge.wrong.push(`${action.name}: the endpoint failed: ${error}`);
    }
  }

  /** The headers that a body is sent with. */
  signed(body: string, contentType: string, tamper?: Tamper): Record<string, string> {
    const seconds = Math.floor(Date.now() / 1000) - (tamper === "stale" ? staleSeconds : 0);
    const key = tamper === "signature" ? "another" : this.signingSecret;
    const signature = createHmac("sha256", key).update(`v0:${seconds}:${body}`).digest("hex");
    const proof = { "x-slack-request-timestamp": String(seconds), "x-slack-signature": `v0=${signature}` };
    return { "content-type": contentType, ...(tamper !== "missing" && proof) };
  }

  /** Any request to the endpoint. */
  async request(
    body: string,
    { headers = {}, tamper, contentType }: { headers?: Record<string, string>; tamper?: Tamper; contentType?: string },
  ): Promise<{ status: number; body: string }> {
    if (this.endpoint === undefined) throw new Error("deliverTo was told no address");
    const type = contentType ?? (/^\s*[{[]/.test(body) ? "application/json" : formType);
    const signed = this.signed(body, type, tamper);
    const sent = tamper === "body" ? `${body} ` : body;
    const response = await fetch(this.endpoint, { method: "POST", headers: { ...signed, ...headers }, body: sent });
    return { status: response.status, body: await response.text() };
  }
}

const formType = "application/x-www-form-urlencoded";

function formOf(fields: Fields): string {
  return new URLSearchParams(
    Object.entries(fields).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return answer;
  }
}
