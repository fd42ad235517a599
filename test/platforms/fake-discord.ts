import type { KeyObject } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { APIChannel, APIMessage, APIModalInteractionResponseCallbackData, APIUser } from "discord-api-types/v10";
import { copyFolder } from "./contracts-folder.ts";

/** The emulated Discord and its validator, as far as these tests use them; its README says what each part does. */

export type Options = Readonly<Record<string, unknown>>;

type Callback = { readonly type: number; readonly data?: Options };
export type Request = {
  readonly seq: number;
  readonly t: number;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: Options;
  readonly status?: number;
  readonly interactionId?: string;
};
type Violation = { readonly kind: string; readonly where: string };
export type Warning = { readonly where: string; readonly warnings: readonly { path?: string; message: string }[] };
/** An answer of the emulated Discord that is not as documented. */
type Problem = { readonly where: string; readonly errors?: readonly { path?: string; message: string }[] };
type GatewayEvent = { readonly t: number; readonly what: string; readonly op?: number };
type Command = { name: string; readonly contexts: unknown; readonly integration_types: unknown };

export type Payload = {
  id: string;
  token: string;
  type: number;
  data: Record<string, unknown>;
  member?: { permissions: string; user: APIUser };
  channel?: { id: string; type: number };
  [key: string]: unknown;
};

export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly payload: Payload;
  readonly user: APIUser;
  readonly acked: boolean;
  readonly ackMs?: number;
  readonly timedOut?: boolean;
  readonly late?: number;
  readonly failedAcks: number;
  readonly callback?: Callback;
  readonly reply?: APIMessage;
  readonly modal?: APIModalInteractionResponseCallbackData;
  readonly choices?: readonly { name: string; value: string }[];
  readonly followups: readonly APIMessage[];
  readonly edits: number;
  readonly ephemeral: boolean;
  readonly http?: { status?: number; error?: string };
  waitAck(ms?: number): Promise<Callback>;
  waitReply(ms?: number): Promise<unknown>;
};

/** Where and by whom something is done. */
export type Doing = {
  readonly user?: string | APIUser;
  readonly channel?: string;
  readonly guild?: string;
  readonly dm?: boolean;
  readonly permissions?: string;
  readonly tamper?: boolean;
};

export type Fault = {
  readonly method?: string;
  /** A regular expression, as text. */
  readonly path?: string;
  readonly status?: number;
  readonly body?: Options;
  readonly retryAfter?: number;
  readonly global?: boolean;
  readonly times?: number;
  readonly skip?: number;
  readonly delayMs?: number;
  readonly drop?: boolean;
  readonly hang?: boolean;
};

export type FakeDiscord = {
  readonly url: string;
  readonly apiUrl: string;
  readonly appId: string;
  readonly bot: APIUser;
  readonly publicKey: string;
  readonly privateKey: KeyObject;
  readonly config: { readonly token: string };
  readonly interactions: ReadonlyMap<string, Interaction>;
  readonly sessions: ReadonlyMap<
    string,
    { readonly conn: unknown; readonly resumes: number; readonly intents: number }
  >;
  readonly identifies: number;
  refuse: number;
  requests: Request[];
  violations: Violation[];
  warnings: Warning[];
  problems: Problem[];
  gatewayLog: GatewayEvent[];
  dispatch(event: string, payload: unknown, intent?: number, view?: unknown): number;
  slash(name: string, doing?: Doing & { options?: Options; raw?: boolean }): Interaction;
  autocomplete(name: string, focused: string, value?: string, doing?: Doing & { options?: Options }): Interaction;
  click(message: Interaction | APIMessage, customId: string, doing?: Doing): Interaction;
  select(message: Interaction | APIMessage, customId: string, values: readonly string[], doing?: Doing): Interaction;
  submitModal(of: Interaction, fields: Readonly<Record<string, string>>, doing?: Doing): Interaction;
  messageCommand(name: string, message: APIMessage, doing?: Doing): Interaction;
  say(content: string, saying?: Doing & { replyTo?: APIMessage }): APIMessage;
  applyCallback(interaction: Interaction, body: unknown, request: { files: unknown[] }): void;
  fault(fault: Fault): unknown;
  clearFaults(): void;
  set(changes: Options): unknown;
  deny(channel: string, code: number | null): void;
  expireToken(id: string): void;
  reconnect(): void;
  invalidSession(resumable: boolean): void;
  closeGateway(code: number): void;
  dropGateway(): void;
  refuseGateway(times: number): void;
  waitReady(ms?: number): Promise<unknown>;
  commands(guild?: string): Command[];
  messages(channel: string): readonly APIMessage[];
  guild(name?: string): { readonly id: string };
  addGuild(guild: { name: string; channels: { name: string }[]; members: string[] }): { readonly id: string };
  addChannel(channel: { guild_id: string; name: string; type: number; parent_id?: string }): APIChannel;
  channel(name: string): { readonly id: string };
  dm(user: string | APIUser): { readonly id: string };
  user(name: string): APIUser;
  setInteractionsEndpoint(url: string): unknown;
  verifyInteractionsEndpoint(): Promise<{ ok: boolean }>;
  close(): Promise<void>;
};

type Checked = { readonly ok: boolean; readonly errors: readonly unknown[]; readonly warnings: readonly unknown[] };
export type Validator = {
  validate(request: { method: string; path: string; body: unknown; files?: number; ctx?: Options }): Checked;
};

const load = (file: string): Promise<unknown> => import(pathToFileURL(join(copyFolder, file)).href);

export async function startFakeDiscord(options: Options = {}): Promise<FakeDiscord> {
  const module = (await load("fake-discord.mjs")) as { startFakeDiscord(options: Options): Promise<FakeDiscord> };
  return module.startFakeDiscord(options);
}

export async function newValidator(): Promise<Validator> {
  const module = (await load("validate-discord.mjs")) as { createValidator(): Validator };
  return module.createValidator();
}

/** What Discord adds to a picture; the emulated one hands it back as it came. */
const addedToPictures = /\/items\/\d+(\/media)? must have required property '(spoiler|id|proxy_url)'$/;

/** What the emulated Discord answered otherwise than Discord does, pictures apart. */
export const problemsOf = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ errors = [] }) => {
    const told = errors.map(({ path, message }) => `${path} ${message}`);
    return told.length === 0 || !told.every((one) => addedToPictures.test(one));
  });

/** Waits until something is so. */
export async function until<Value>(ask: () => Value, what: string, ms = 5000): Promise<NonNullable<Value>> {
  const end = Date.now() + ms;
  for (;;) {
    const value = ask();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
