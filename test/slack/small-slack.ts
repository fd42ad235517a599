import { once } from "node:events";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { until } from "../support/until.ts";
import { type Fault, Faults } from "./emulated/faults.ts";
import { appToken, botToken, type Call, Front } from "./emulated/front.ts";
import { Judge } from "./emulated/judge.ts";
import { People } from "./emulated/people.ts";
import { Postman, type Tamper } from "./emulated/postman.ts";
import type { File, Message, View } from "./emulated/shapes.ts";
import { type Envelope, Sockets } from "./emulated/sockets.ts";
import { Stage } from "./emulated/stage.ts";
import { Tickets } from "./emulated/tickets.ts";
import type { UserAction } from "./emulated/user-action.ts";
import { methodsOf } from "./emulated/web.ts";
import { World } from "./emulated/world.ts";

export type { Message, View } from "./emulated/shapes.ts";
export type { UserAction } from "./emulated/user-action.ts";

export type Settings = {
  readonly ackWithinMs?: number;
  /** Whether the app is told what it said itself. */
  readonly echo?: boolean;
};

/** A Slack of our own on a free port, for tests on real sockets. */
export async function smallSlack(settings: Settings = {}): Promise<SmallSlack> {
  const slack = new SmallSlack(settings);
  await slack.listen();
  return slack;
}

export class SmallSlack extends People {
  /** Each thing that Slack would not like, or that calls everybody; empty when all is well. */
  readonly wrong: string[] = [];
  protected override readonly world = new World();
  protected override readonly tickets = new Tickets(this.wrong);
  readonly #faults = new Faults();
  readonly #postman: Postman;
  readonly #socketMode: Sockets;
  readonly #front: Front;
  readonly #http: HttpServer;
  readonly #sockets = new Set<Socket>();

  constructor({ ackWithinMs = 3000, echo = true }: Settings) {
    super();
    const judge = new Judge(this.wrong, this.world);
    const stage = new Stage(this.world, judge, (message, before) => {
      // After the answer to what made it, as on Slack.
      if (echo) setImmediate(() => this.echo(message, before));
    });
    this.#postman = new Postman(this.world, stage, ackWithinMs);
    this.#socketMode = new Sockets(this.wrong, (action, payload) => this.#postman.acknowledge(action, payload));
    const socketUrl = () => `ws://127.0.0.1:${this.#port}/link/?ticket=${this.#socketMode.newTicket()}`;
    const uploadUrl = (id: string) => `http://127.0.0.1:${this.#port}/upload/${id}`;
    const methods = methodsOf({ world: this.world, stage, tickets: this.tickets, socketUrl, uploadUrl });
    this.#front = new Front(methods, stage, this.tickets, this.#faults);
    this.#http = createServer((request, response) => {
      // Whoever breaks a request off waits for no answer.
      this.#front.take(request, response).catch(() => response.destroy());
    });
    this.#http.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
    this.#http.on("upgrade", (request, socket, head) => this.#socketMode.accept(request, socket, head));
  }

  async listen(): Promise<void> {
    this.#http.listen(0, "127.0.0.1");
    await once(this.#http, "listening");
  }

  async close(): Promise<void> {
    this.#postman.end();
    await this.#socketMode.end();
    const closed = once(this.#http, "close");
    this.#http.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  get #port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  /** What an operator sets. */
  get environment() {
    return {
      SLACK_API_URL: `http://127.0.0.1:${this.#port}/api/`,
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_SIGNING_SECRET: this.#postman.signingSecret,
      SLACK_MODE: "socket",
    } as const;
  }

  get botUser(): string {
    return this.world.botUser;
  }

  // What was seen.

  /** Each call of the Web API, and each post to a `response_url`. */
  get calls(): readonly Call[] {
    return this.#front.calls;
  }

  /** Whom the app named. */
  get pinged(): readonly string[] {
    return this.world.pinged;
  }

  /** What everybody in a channel sees, oldest first. */
  messages(channel = "general"): Message[] {
    return this.world.messagesIn(this.world.channel(channel).id);
  }

  /** What everybody sees in the conversation of somebody with the bot. */
  directMessages(user = "alice"): Message[] {
    return this.world.messagesIn(this.world.directWith(this.world.user(user)).id);
  }

  /** What only one person sees. */
  ephemerals(user?: string): Message[] {
    return this.world.ephemerals(user === undefined ? undefined : this.world.user(user));
  }

  /** What the app has uploaded. */
  get files(): readonly File[] {
    return [...this.world.files.values()];
  }

  /** The Home tab that was published last. */
  home(user: string): View | undefined {
    return this.world.home(this.world.user(user));
  }

  until<Value>(condition: () => Value | undefined | null | false, what: string, ms?: number): Promise<Value> {
    return until(condition, what, ms);
  }

  // Who and where.

  /** Somebody's id. */
  user(name: string): string {
    return this.world.user(name);
  }

  /** A channel's id. */
  channel(name: string): string {
    return this.world.channel(name).id;
  }

  /** The id of somebody's conversation with the bot. */
  directId(user = "alice"): string {
    return this.world.directWith(this.world.user(user)).id;
  }

  /** Makes the bot a member of a channel, or not. */
  join(channel: string, isMember: boolean): void {
    this.world.channel(channel).isMember = isMember;
  }

  // What goes wrong.

  fault(fault: Fault): void {
    this.#faults.add(fault);
  }

  clearFaults(): void {
    this.#faults.clear();
  }

  /** Files that come from now on are refused in so many messages before they are shown. */
  keepFilesFresh(forMessages: number): void {
    this.world.freshFor = forMessages;
  }

  /** Somebody deletes what the app has uploaded. */
  loseFiles(): void {
    this.world.files.clear();
  }

  /** Whether pictures can be fetched from where an `image_url` points. */
  set hasImages(has: boolean) {
    this.world.hasImages = has;
  }

  dropSockets(): void {
    this.#socketMode.drop();
  }

  refuseSockets(times: number): void {
    this.#socketMode.refuse(times);
  }

  disconnect(reason: string): void {
    this.#socketMode.disconnect(reason);
  }

  waitConnected(ms?: number): Promise<void> {
    return this.#socketMode.connected(ms);
  }

  // By requests.

  /** From now on everything is sent to an address, signed, instead of through Socket Mode. */
  deliverTo(url: string | undefined): void {
    this.#postman.endpoint = url;
  }

  /** Any request to that address. */
  request(body: string, how: { headers?: Record<string, string>; tamper?: Tamper; contentType?: string } = {}) {
    return this.#postman.request(body, how);
  }

  protected override readonly responseUrl = (action: UserAction): string =>
    `http://127.0.0.1:${this.#port}/response/${this.tickets.response(action)}`;

  protected override bring(action: UserAction, envelope: Envelope): UserAction {
    return this.#postman.bring(action, envelope, this.#socketMode);
  }
}
