import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { GatewayIntentBits as Intent, GatewayOpcodes as Op } from "discord-api-types/v10";
import { type WebSocket, WebSocketServer } from "ws";
import { until } from "../../support/until.ts";
import { snowflake } from "./snowflake.ts";
import type { World } from "./world.ts";

type Event = { readonly op: number; readonly t: string; readonly s: number; readonly d: unknown };
type Session = {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [mine: number, of: number];
  readonly sent: Event[];
  link: Link | undefined;
};
type Link = { readonly socket: WebSocket; session: Session | undefined };
type Identify = {
  readonly token: string;
  readonly intents: number;
  readonly shard?: readonly [number, number];
  readonly compress?: boolean;
};
type Resume = { readonly token: string; readonly session_id: string; readonly seq: number };
type Said = { readonly op: number; readonly d: unknown };

/** After these a session cannot be taken up again. */
const forgetting = [4004, 4007, 4009];
const recently = 15_000;

/** Discord's gateway of version 10, in JSON without compression. */
export class Gateway {
  /** What happened: "identified", "resumed", "refused", "closed". */
  readonly events: string[] = [];
  /** How often whoever connects from now on is to send a heartbeat. */
  heartbeatMs: number;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #links = new Set<Link>();
  readonly #sessions = new Map<string, Session>();
  readonly #identified: number[] = [];
  readonly #world: World;
  readonly #token: string;
  readonly #wrong: string[];
  #toRefuse = 0;
  #isDeaf = false;
  #url = "";

  constructor(world: World, token: string, wrong: string[], heartbeatMs: number) {
    this.#world = world;
    this.#token = token;
    this.#wrong = wrong;
    this.heartbeatMs = heartbeatMs;
  }

  /** A connection comes in. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#toRefuse > 0) {
      this.#toRefuse -= 1;
      this.events.push("refused");
      socket.destroy();
      return;
    }
    const { searchParams: asked, host } = new URL(request.url ?? "/", `ws://${request.headers.host}`);
    this.#url = `ws://${host}`;
    if (asked.get("v") !== "10" || asked.get("encoding") !== "json" || asked.has("compress"))
      this.#wrong.push(`a gateway that is not spoken here: ${asked}`);
    this.#server.handleUpgrade(request, socket, head, (upgraded) => this.#open(upgraded));
  }

  #open(socket: WebSocket): void {
    const link: Link = { socket, session: undefined };
    this.#links.add(link);
    socket.on("message", (said) => this.#hear(link, JSON.parse(String(said)) as Said));
    socket.on("error", () => undefined);
    socket.on("close", (code) => {
      this.events.push("closed");
      this.#links.delete(link);
      // Whoever closes with these is done with the session.
      if (code === 1000 || code === 1001) this.#sessions.delete(link.session?.id ?? "");
      unlink(link);
    });
    send(link, Op.Hello, { heartbeat_interval: this.heartbeatMs });
  }

  #hear(link: Link, { op, d }: Said): void {
    if (op === Op.Heartbeat && !this.#isDeaf) send(link, Op.HeartbeatAck, null);
    if (op === Op.Identify) this.#identify(link, d as Identify);
    if (op === Op.Resume) this.#resume(link, d as Resume);
  }

  #identify(link: Link, { token, intents, shard = [0, 1], compress }: Identify): void {
    if (token !== this.#token) {
      link.socket.close(4004, "Authentication failed.");
      return;
    }
    if (compress) this.#wrong.push("identified with a compression that is not spoken here");
    const session: Session = { id: snowflake(), intents, shard, sent: [], link };
    link.session = session;
    this.#sessions.set(session.id, session);
    this.#identified.push(intents);
    this.events.push("identified");
    const { bot, applicationId, servers } = this.#world;
    const mine = servers.filter(({ id }) => isFor(session, id));
    this.#tell(session, "READY", {
      ...{ v: 10, user: bot, session_id: session.id, resume_gateway_url: this.#url, shard },
      ...{ application: { id: applicationId, flags: 0 }, guilds: mine.map(({ id }) => ({ id, unavailable: true })) },
    });
    if ((intents & Intent.Guilds) === 0) return;
    for (const { id } of mine) {
      const channels = [...this.#world.channels.values()].filter((one) => one.guild_id === id && one.type === 0);
      this.#tell(session, "GUILD_CREATE", {
        id,
        name: "a server",
        unavailable: false,
        channels,
        members: [],
        roles: [],
      });
    }
  }

  #resume(link: Link, { token, session_id, seq }: Resume): void {
    const session = this.#sessions.get(session_id);
    if (token !== this.#token || !session) {
      send(link, Op.InvalidSession, false);
      return;
    }
    if (session.link) unlink(session.link);
    session.link = link;
    link.session = session;
    for (const missed of session.sent.filter(({ s }) => s > seq)) link.socket.send(JSON.stringify(missed));
    this.events.push("resumed");
    this.#tell(session, "RESUMED", {});
  }

  /** Tells every session that asked for it and has the server; one that is away gets it when it resumes. */
  dispatch(event: string, intent: number, server: string | undefined, show: (intents: number) => unknown): void {
    for (const session of this.#sessions.values()) {
      if ((session.intents & intent) === intent && isFor(session, server))
        this.#tell(session, event, show(session.intents));
    }
  }

  #tell(session: Session, t: string, d: unknown): void {
    const event: Event = { op: Op.Dispatch, t, s: session.sent.length + 1, d };
    session.sent.push(event);
    session.link?.socket.send(JSON.stringify(event));
  }

  /** The intents of each identification. */
  get intents(): readonly number[] {
    return this.#identified;
  }

  get isConnected(): boolean {
    return [...this.#sessions.values()].some(({ link }) => link !== undefined);
  }

  /** Waits until a session is there. */
  async connected(ms = recently): Promise<void> {
    await until(() => this.isConnected, "the gateway", ms);
  }

  /** Asks for a reconnection (op 7). */
  reconnect(): void {
    for (const link of this.#identifiedLinks()) send(link, Op.Reconnect, null);
  }

  /** Ends the session (op 9). */
  invalidSession(resumable: boolean): void {
    for (const link of this.#identifiedLinks()) {
      if (!resumable) this.#sessions.delete(link.session?.id ?? "");
      unlink(link);
      send(link, Op.InvalidSession, resumable);
    }
  }

  /** The connection breaks without a word. */
  drop(): void {
    for (const link of this.#identifiedLinks()) {
      unlink(link);
      link.socket.terminate();
    }
  }

  close(code: number): void {
    for (const link of this.#identifiedLinks()) {
      if (forgetting.includes(code)) this.#sessions.delete(link.session?.id ?? "");
      unlink(link);
      link.socket.close(code);
    }
  }

  ignoreHeartbeats(ignores: boolean): void {
    this.#isDeaf = ignores;
  }

  /** Turns the next connections away. */
  refuse(times: number): void {
    this.#toRefuse = times;
  }

  #identifiedLinks(): Link[] {
    return [...this.#links].filter(({ session }) => session !== undefined);
  }
}

function send({ socket }: Link, op: number, d: unknown): void {
  socket.send(JSON.stringify({ op, d, s: null, t: null }));
}

function unlink(link: Link): void {
  if (link.session?.link === link) link.session.link = undefined;
  link.session = undefined;
}

/** https://discord.com/developers/docs/events/gateway#sharding-sharding-formula */
function isFor({ shard: [mine, of] }: Session, server: string | undefined): boolean {
  return server === undefined ? mine === 0 : Number((BigInt(server) >> 22n) % BigInt(of)) === mine;
}
