import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { type WebSocket, WebSocketServer } from "ws";
import { until } from "../../support/until.ts";
import type { Fields } from "./shapes.ts";
import type { UserAction } from "./user-action.ts";

/** What an action is brought in: https://docs.slack.dev/apis/events-api/using-socket-mode#acknowledge */
export type Envelope = {
  readonly type: "slash_commands" | "interactive" | "events_api";
  readonly payload: Fields;
  /** How often it was brought before. */
  readonly retries: number;
};
type Sent = { readonly action: UserAction; readonly envelope: Envelope; readonly socket: WebSocket };

/** Bolt waits 5 s before it comes back. */
const recently = 15_000;
const pingMs = 10_000;
/** Between saying that a connection ends and ending it. */
const farewellMs = 500;
const politeMs = 100;

/** Slack's Socket Mode. */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #sockets = new Set<WebSocket>();
  readonly #sent = new Map<string, Sent>();
  /** Events that nobody was there for; Slack tells them again. */
  #waiting: Omit<Sent, "socket">[] = [];
  readonly #wrong: string[];
  readonly #onAck: (action: UserAction, payload: unknown) => void;
  #toRefuse = 0;

  constructor(wrong: string[], onAck: (action: UserAction, payload: unknown) => void) {
    this.#wrong = wrong;
    this.#onAck = onAck;
  }

  /** Good for one connection. */
  newTicket(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return ticket;
  }

  /** A connection comes in. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? "/", "ws://here").searchParams.get("ticket") ?? "";
    const isGood = this.#tickets.delete(ticket);
    if (!isGood) this.#wrong.push("a connection without a ticket of its own");
    if (isGood && this.#toRefuse === 0) {
      this.#server.handleUpgrade(request, socket, head, (upgraded) => this.#open(upgraded));
      return;
    }
    this.#toRefuse = Math.max(0, this.#toRefuse - 1);
    socket.destroy();
  }

  #open(socket: WebSocket): void {
    this.#sockets.add(socket);
    const pings = setInterval(() => socket.ping("Ping from small-slack"), pingMs);
    socket.on("error", () => undefined);
    socket.on("message", (said) => this.#hear(String(said)));
    socket.on("close", () => {
      clearInterval(pings);
      this.#sockets.delete(socket);
      for (const sent of this.#sent.values()) if (sent.socket === socket && !sent.action.acked) this.#lose(sent);
    });
    socket.send(JSON.stringify({ type: "hello", num_connections: this.#sockets.size, debug_info: {} }));
    for (const { action, envelope } of this.#waiting.splice(0)) this.send(action, envelope);
  }

  #hear(said: string): void {
    const { envelope_id, payload } = JSON.parse(said) as { envelope_id?: string; payload?: unknown };
    const sent = this.#sent.get(envelope_id ?? "");
    if (sent) this.#onAck(sent.action, payload);
    else this.#wrong.push(`acknowledged what was not sent: ${envelope_id}`);
  }

  /** Brings an action to the newest connection. @returns whether there is one */
  send(action: UserAction, envelope: Envelope): boolean {
    const socket = [...this.#sockets].at(-1);
    if (!socket) {
      this.#lose({ action, envelope });
      return false;
    }
    const envelope_id = randomUUID();
    const { type, payload, retries } = envelope;
    const isEvent = type === "events_api";
    action.isLost = false;
    this.#sent.set(envelope_id, { action, envelope, socket });
    socket.send(
      JSON.stringify({
        ...{ envelope_id, type, payload, accepts_response_payload: !isEvent },
        ...(isEvent && { retry_attempt: retries, retry_reason: retries > 0 ? "timeout" : "" }),
      }),
    );
    return true;
  }

  #lose({ action, envelope }: Omit<Sent, "socket">): void {
    action.isLost = true;
    if (envelope.type === "events_api")
      this.#waiting.push({ action, envelope: { ...envelope, retries: envelope.retries + 1 } });
  }

  /** Ends the connections, politely where that does not take long. */
  async end(): Promise<void> {
    this.#waiting = [];
    const ended = [...this.#sockets].map((socket) => once(socket, "close"));
    for (const socket of this.#sockets) socket.close(1001);
    await Promise.race([Promise.all(ended), pause(politeMs)]);
  }

  async connected(ms = recently): Promise<void> {
    await until(() => this.#sockets.size > 0, "a connection of Socket Mode", ms);
  }

  /** The connections break without a word. */
  drop(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  /** Turns the next connections away. */
  refuse(times: number): void {
    this.#toRefuse = times;
  }

  /** Asks for another connection; on this one nothing is brought any more. */
  disconnect(reason: string): void {
    for (const socket of this.#sockets) {
      this.#sockets.delete(socket);
      socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: {} }));
      setTimeout(() => socket.close(1000), farewellMs).unref();
    }
  }
}
