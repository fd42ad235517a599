import type { IncomingMessage, ServerResponse } from "node:http";
import { arrayBuffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { type Answer, answerOf, Faults } from "./faults.ts";
import type { Interactions } from "./interactions.ts";
import { Refusal } from "./refusal.ts";
import type { Route } from "./routes.ts";
import type { UserInteraction } from "./user-interaction.ts";

/** A call of the program. */
export type Request = {
  readonly method: string;
  /** After the version, with `@original` written out. */
  readonly path: string;
  readonly body: unknown;
  /** What was uploaded with it. */
  readonly files: readonly File[];
  readonly headers: IncomingMessage["headers"];
  /** What it was answered with; undefined where no answer came. */
  status: number | undefined;
};

/** Those need no authorization: the token in the path is one. */
const open = /^\/(interactions|webhooks)\/\d+\/[^/]+|^\/gateway$/;
const agent = /^DiscordBot \(\S+, \S+\)/;

/** Discord's REST API: records each call, meets it with a fault, or answers by its route. */
export class Rest {
  readonly requests: Request[] = [];
  readonly faults = new Faults();
  readonly #routes: readonly Route[];
  readonly #token: string;
  readonly #wrong: string[];
  readonly #interactions: Interactions;

  constructor(routes: readonly Route[], token: string, wrong: string[], interactions: Interactions) {
    this.#routes = routes;
    this.#token = token;
    this.#wrong = wrong;
    this.#interactions = interactions;
  }

  async take(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://localhost");
    const [, version, path = pathname] = /^\/api(\/v\d+)?(\/.*)$/.exec(decodeURIComponent(pathname)) ?? [];
    const { method = "GET", headers } = incoming;
    const sent = await arrayBuffer(incoming);
    const interaction = this.#interactionOf(path);
    if (interaction) interaction.calledAt ??= performance.now();
    const request: Request = { method, path, headers, ...(await this.#read(sent, headers)), status: undefined };
    this.requests.push(request);
    const where = `${method} ${path.replace(/(?<=\/)(\d{15,}|[\w-]{40,})(?=\/|$)/g, "…")}`;
    if (version !== "/v10") this.#wrong.push(`${where}: not version 10 of the API`);
    if (!agent.test(headers["user-agent"] ?? "")) this.#wrong.push(`${where}: user-agent ${headers["user-agent"]}`);
    const answer = await this.#met(request, searchParams, where);
    request.status = answer === "never" || answer === "dropped" ? undefined : answer.status;
    if (answer === "never") return;
    if (answer === "dropped") {
      incoming.socket.destroy();
      return;
    }
    const json = answer.body === undefined ? undefined : JSON.stringify(answer.body);
    const type = json === undefined ? {} : { "content-type": "application/json" };
    response.writeHead(answer.status, { ...type, ...answer.headers }).end(json);
  }

  /** The interaction whose token stands in a path. */
  #interactionOf(path: string): UserInteraction | undefined {
    const [, token = ""] = /^\/(?:interactions|webhooks)\/\d+\/([^/]+)/.exec(path) ?? [];
    return this.#interactions.find(token);
  }

  async #read(sent: ArrayBuffer, headers: Request["headers"]): Promise<Pick<Request, "body" | "files">> {
    const type = headers["content-type"] ?? "";
    if (!type.startsWith("multipart/form-data")) return { body: this.#json(Buffer.from(sent).toString()), files: [] };
    const parts = [...(await new Response(sent, { headers: { "content-type": type } }).formData()).entries()];
    const files = parts.flatMap(([, part]) => (part instanceof File ? [part] : []));
    const body = parts.find(([name]) => name === "payload_json")?.[1];
    return { body: typeof body === "string" ? this.#json(body) : undefined, files };
  }

  #json(written: string): unknown {
    try {
      return written === "" ? undefined : JSON.parse(written);
    } catch {
      this.#wrong.push(`a body that is no JSON: ${written.slice(0, 100)}`);
      return undefined;
    }
  }

  async #met(request: Request, query: URLSearchParams, where: string): Promise<Answer | "never" | "dropped"> {
    const fault = this.faults.take(request.method, request.path);
    if (!fault) return this.#answer(request, query, where);
    const interaction = this.#interactionOf(request.path);
    if (interaction) interaction.isDisturbed = true;
    if (fault.delayMs) await pause(fault.delayMs);
    await fault.until;
    const failure = fault.hang ? "never" : fault.drop ? "dropped" : answerOf(fault);
    const worked = failure === undefined || fault.applied ? this.#answer(request, query, where) : undefined;
    return failure ?? worked ?? "never";
  }

  #answer(request: Request, query: URLSearchParams, where: string): Answer {
    const { method, path, body, headers, files } = request;
    try {
      if (!open.test(path)) this.#authorize(headers.authorization, where);
      for (const [routeMethod, pattern, give] of this.#routes) {
        const parts = method === routeMethod ? pattern.exec(path) : null;
        if (!parts) continue;
        const given = give(parts.slice(1), body, query, files);
        return given === undefined ? { status: 204 } : { status: 200, body: given };
      }
      this.#wrong.push(`${where}: not a call that is known here`);
      throw new Refusal(0);
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.body };
      this.#wrong.push(`${where}: ${error}`);
      return { status: 400, body: new Refusal(50035).body };
    }
  }

  #authorize(authorization: string | undefined, where: string): void {
    if (authorization === undefined) this.#wrong.push(`${where}: no authorization`);
    if (authorization !== `Bot ${this.#token}`) throw new Refusal(40001);
  }
}
