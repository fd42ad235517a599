import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import {
  type APIApplicationCommand,
  type APIInteractionResponse,
  type APIMessage,
  GatewayIntentBits as Intent,
  MessageType,
} from "discord-api-types/v10";
import { until } from "../support/until.ts";
import type { Fault } from "./emulated/faults.ts";
import { Gateway } from "./emulated/gateway.ts";
import { Interactions } from "./emulated/interactions.ts";
import { memberOf } from "./emulated/payloads.ts";
import { People } from "./emulated/people.ts";
import { type Request, Rest } from "./emulated/rest.ts";
import { routesOf } from "./emulated/routes.ts";
import type { UserInteraction } from "./emulated/user-interaction.ts";
import { World } from "./emulated/world.ts";

export type Settings = {
  readonly heartbeatMs?: number;
  readonly ackWithinMs?: number;
  readonly servers?: number;
  /** As many as Discord recommends. */
  readonly shards?: number;
};

/** A Discord of our own on a free port, for tests on real sockets. */
export async function smallDiscord(settings: Settings = {}): Promise<SmallDiscord> {
  const discord = new SmallDiscord(settings);
  await discord.listen();
  return discord;
}

export class SmallDiscord extends People {
  /** Each thing that Discord would not like, or that could ping somebody; empty when all is well. */
  readonly wrong: string[] = [];
  readonly world: World;
  readonly gateway: Gateway;
  readonly #interactions: Interactions;
  readonly #rest: Rest;
  readonly #http: HttpServer;
  readonly #sockets = new Set<Socket>();
  readonly #ackWithin: number;
  readonly #token: string;
  readonly #keys = generateKeyPairSync("ed25519");
  #endpoint: string | undefined;

  constructor({ heartbeatMs = 41_250, ackWithinMs = 3000, servers = 1, shards = 1 }: Settings) {
    super();
    this.#ackWithin = ackWithinMs;
    this.world = new World(servers, (message) => this.#publish(message));
    // The first part of a token is the application's id.
    this.#token = `${Buffer.from(this.applicationId).toString("base64url")}.small.emulated-token`;
    this.#interactions = new Interactions(this.world, this.wrong, ackWithinMs);
    this.gateway = new Gateway(this.world, this.#token, this.wrong, heartbeatMs);
    const routes = routesOf({
      ...{ world: this.world, interactions: this.#interactions, wrong: this.wrong, shards },
      publicKey: this.#publicKey,
      gatewayUrl: () => `ws://127.0.0.1:${this.#port}`,
    });
    this.#rest = new Rest(routes, this.#token, this.wrong, this.#interactions);
    this.#http = createServer((request, response) => {
      // Whoever breaks a request off waits for no answer.
      this.#rest.take(request, response).catch(() => response.destroy());
    });
    this.#http.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
    this.#http.on("upgrade", (request, socket, head) => this.gateway.accept(request, socket, head));
  }

  async listen(): Promise<void> {
    this.#http.listen(0, "127.0.0.1");
    await once(this.#http, "listening");
  }

  async close(): Promise<void> {
    this.#interactions.end();
    const closed = once(this.#http, "close");
    this.#http.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  get #port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  get #publicKey(): string {
    return this.#keys.publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex");
  }

  /** What an operator sets. */
  get environment(): { DISCORD_API_URL: string; DISCORD_TOKEN: string; DISCORD_PUBLIC_KEY: string } {
    return {
      DISCORD_API_URL: `http://127.0.0.1:${this.#port}/api`,
      DISCORD_TOKEN: this.#token,
      DISCORD_PUBLIC_KEY: this.#publicKey,
    };
  }

  get applicationId(): string {
    return this.world.applicationId;
  }

  get serverId(): string {
    return this.world.servers[0].id;
  }

  get channelId(): string {
    return this.world.servers[0].channel;
  }

  // What was seen.

  get requests(): Request[] {
    return this.#rest.requests;
  }

  /** The commands of one server, or those for everywhere. */
  registered(serverId = ""): readonly APIApplicationCommand[] {
    return this.world.commandsFor(serverId);
  }

  /** What everybody in a channel sees, oldest first. */
  messages(channelId = this.channelId): APIMessage[] {
    return this.world.messagesIn(channelId);
  }

  /** Waits for what the bot says to a message. */
  replyTo(message: APIMessage, ms?: number): Promise<APIMessage> {
    return until(() => this.repliesTo(message)[0], `a reply to "${message.content}"`, ms);
  }

  /** The bot's messages after it that reply to it, or to none. */
  repliesTo({ id, channel_id }: APIMessage): APIMessage[] {
    const { bot } = this.world;
    return this.messages(channel_id).filter(
      ({ id: later, author, type, message_reference: reference }) =>
        BigInt(later) > BigInt(id) &&
        author.id === bot.id &&
        (type === MessageType.Default || reference?.message_id === id),
    );
  }

  /** The intents of each identification. */
  intents(): readonly number[] {
    return this.gateway.intents;
  }

  // What goes wrong.

  fail(fault: Fault): void {
    this.#rest.faults.add(fault);
  }

  clearFaults(): void {
    this.#rest.faults.clear();
  }

  /** Its token is good for nothing any more. */
  expire(interaction: UserInteraction): void {
    interaction.isExpired = true;
  }

  deleteMessage(id: string): void {
    this.world.messages.delete(id);
  }

  deleteChannel(id: string): void {
    this.world.channels.delete(id);
  }

  // Interactions by requests.

  /** From now on interactions are sent to an address, signed, instead of by the gateway. */
  deliverTo(url: string | undefined): void {
    this.#endpoint = url;
  }

  /** The headers that a body is sent with. @param timestamp in seconds */
  signed(body: string, { timestamp = Math.floor(Date.now() / 1000) }: { timestamp?: number | string } = {}) {
    return {
      "content-type": "application/json",
      "x-signature-timestamp": String(timestamp),
      "x-signature-ed25519": sign(null, Buffer.from(timestamp + body), this.#keys.privateKey).toString("hex"),
    };
  }

  protected override send(interaction: UserInteraction, server: string | undefined): void {
    this.#interactions.open(interaction);
    if (this.#endpoint !== undefined) void this.#deliver(interaction, this.#endpoint);
    else this.gateway.dispatch("INTERACTION_CREATE", 0, server, () => interaction.payload);
  }

  async #deliver(interaction: UserInteraction, url: string): Promise<void> {
    const body = JSON.stringify(interaction.payload);
    const signal = AbortSignal.timeout(this.#ackWithin);
    try {
      const response = await fetch(url, { method: "POST", headers: this.signed(body), body, signal });
      interaction.status = response.status;
      const answer = await response.text();
      if (response.status === 200)
        this.#interactions.acknowledge(interaction.id, interaction.token, JSON.parse(answer) as APIInteractionResponse);
      else if (response.status !== 202 && interaction.isExpected)
        this.wrong.push(`${interaction.name}: the endpoint answered ${response.status}`);
    } catch (error) {
      if (interaction.isExpected) this.wrong.push(`${interaction.name}: the endpoint failed: ${error}`);
    }
  }

  /** Tells the gateway of a message, without what an application may not read. */
  #publish(posted: APIMessage): void {
    const channel = this.world.channels.get(posted.channel_id);
    const { guild_id, type: channel_type } = channel ?? { type: 0 };
    const message = this.world.withReference(posted);
    const where = { channel_type, ...(guild_id !== undefined && { guild_id, member: memberOf() }) };
    const intent = guild_id === undefined ? Intent.DirectMessages : Intent.GuildMessages;
    this.gateway.dispatch("MESSAGE_CREATE", intent, guild_id, (intents) => ({
      ...(intents & Intent.MessageContent ? message : this.world.withheld(message)),
      ...where,
    }));
  }
}
