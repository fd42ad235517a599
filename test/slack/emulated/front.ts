import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Fault, Faults } from "./faults.ts";
import type { Judge } from "./judge.ts";
import { Refusal } from "./refusal.ts";
import type { Fields } from "./shapes.ts";
import type { Answer, Stage } from "./stage.ts";
import type { Tickets } from "./tickets.ts";
import type { Method } from "./web.ts";

/** A call of the Web API, or a post to a `response_url`. */
export type Call = { readonly method: string; args: Record<string, unknown>; error?: string };

export const botToken = "xoxb-1-1-small";
export const appToken = "xapp-1-A00000001-1-small";

/** These are only told as JSON, whatever the rest is told as. */
const complex = /^[[{]|^(?:true|false)$/;
const words = ["text", "private_metadata"];

/** Slack's front for HTTP: the Web API and the addresses for responses. */
export class Front {
  readonly calls: Call[] = [];
  readonly #methods: Readonly<Record<string, Method>>;
  readonly #stage: Stage;
  readonly #tickets: Tickets;
  readonly #faults: Faults;
  readonly #judge: Judge;

  constructor(methods: Readonly<Record<string, Method>>, stage: Stage, tickets: Tickets, faults: Faults) {
    this.#methods = methods;
    this.#stage = stage;
    this.#tickets = tickets;
    this.#faults = faults;
    this.#judge = stage.judge;
  }

  async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await buffer(request);
    const body = bytes.toString("utf8");
    const arrived = performance.now();
    const [, kind, name = ""] = (request.url ?? "").split("?")[0]?.split("/") ?? [];
    const isResponse = kind === "response";
    if (request.method === "POST" && kind === "upload") return this.#upload(name, bytes, response);
    if (request.method !== "POST" || (kind !== "api" && !isResponse)) {
      this.#judge.wrong.push(`${request.method} ${request.url} is no address of Slack's`);
      response.writeHead(404).end();
      return;
    }
    const call: Call = { method: isResponse ? "response_url" : name, args: {} };
    this.calls.push(call);
    try {
      call.args = argumentsOf(request, body);
    } catch {
      this.#judge.wrong.push(`${call.method}: not the JSON that it should be`);
      send(response, isResponse ? 400 : 200, { ok: false, error: "invalid_json" });
      return;
    }
    const fault = this.#faults.take(call.method);
    if (fault) {
      call.error = fault.error ?? (fault.drop || fault.hang ? "no answer" : String(fault.status));
      answerFault(fault, response);
      return;
    }
    const answer = this.#answer(() =>
      isResponse ? this.#respond(name, call.args, arrived) : this.#call(request, call),
    );
    if (typeof answer.error === "string") call.error = answer.error;
    send(response, isResponse && !answer.ok ? 404 : 200, answer);
  }

  /** Where the bytes of a file are sent to. */
  #upload(id: string, bytes: Buffer, response: ServerResponse): void {
    const call: Call = { method: "upload", args: { id, length: bytes.length } };
    this.calls.push(call);
    const fault = this.#faults.take("upload");
    if (fault) {
      call.error = String(fault.status ?? "fault");
      answerFault(fault, response);
      return;
    }
    const file = this.#stage.files.get(id);
    if (file?.length !== bytes.length || file.length === 0) this.#judge.wrong.push(`upload of ${bytes.length} bytes`);
    if (file) file.bytes = bytes;
    response.writeHead(file ? 200 : 404).end(file ? `OK - ${bytes.length}` : "");
  }

  #answer(act: () => Fields): Fields {
    try {
      return { ok: true, ...act() };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, error: error.code };
      this.#judge.wrong.push(`nothing that Slack understands: ${error}`);
      return { ok: false, error: "invalid_arguments" };
    }
  }

  #respond(name: string, args: Fields, arrived: number): Fields {
    const action = this.#tickets.useResponse(name);
    action.answeredAt ??= arrived;
    this.#stage.answer(action, args as Answer, `the response to ${action.name}`);
    return {};
  }

  #call({ headers }: IncomingMessage, call: Call): Fields {
    const { method, args } = call;
    const token = args.token ?? headers.authorization?.replace(/^Bearer /, "");
    delete args.token;
    const needed = method === "apps.connections.open" ? appToken : botToken;
    if (token !== needed) {
      this.#judge.wrong.push(`${method} was called with ${token === undefined ? "no" : "a wrong"} token`);
      const isOther = token === appToken || token === botToken;
      throw new Refusal(token === undefined ? "not_authed" : isOther ? "not_allowed_token_type" : "invalid_auth");
    }
    const answer = this.#methods[method];
    if (answer) return answer(args);
    this.#judge.wrong.push(`${method} is no method that is known here`);
    throw new Refusal("unknown_method");
  }
}

function argumentsOf({ headers }: IncomingMessage, body: string): Record<string, unknown> {
  if (headers["content-type"]?.includes("json")) return JSON.parse(body) as Record<string, unknown>;
  const fields = [...new URLSearchParams(body)];
  return Object.fromEntries(
    fields.map(([key, value]) => [key, complex.test(value) && !words.includes(key) ? JSON.parse(value) : value]),
  );
}

function answerFault(
  { drop, hang, status, error = "internal_error", retryAfter = 1 }: Fault,
  response: ServerResponse,
): void {
  if (hang) return;
  if (drop) response.destroy();
  else if (status === 429) send(response, status, { ok: false, error: "ratelimited" }, { "retry-after": retryAfter });
  else send(response, status ?? 200, { ok: false, error });
}

function send(response: ServerResponse, status: number, body: Fields, headers: Record<string, number> = {}): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(body));
}
