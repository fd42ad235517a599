import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { copyFolder } from "./contracts-folder.ts";

/** The emulated Slack and its validator, as far as these tests use them; its README says what each part does. */

export type Options = Readonly<Record<string, unknown>>;

export type Text = { readonly type: string; readonly text: string };
export type Element = {
  readonly type: string;
  readonly action_id?: string;
  readonly block_id?: string;
  readonly text?: Text | string;
  readonly value?: string;
  readonly accessibility_label?: string;
  readonly positive_button?: { readonly value: string };
  readonly negative_button?: { readonly value: string };
  readonly initial_value?: string;
};
export type Block = {
  readonly type: string;
  readonly block_id?: string;
  readonly text?: Text;
  readonly fields?: readonly Text[];
  readonly label?: Text;
  readonly elements?: readonly Element[];
  readonly accessory?: Element;
  readonly element?: Element;
  readonly image_url?: string;
  readonly slack_file?: { readonly id: string };
  readonly alt_text?: string;
};
export type Message = {
  readonly ts: string;
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly thread_ts?: string;
  readonly is_ephemeral?: boolean;
  readonly bot_id?: string;
  readonly user?: string;
};
export type View = {
  readonly title: { readonly text: string };
  readonly id: string;
  readonly type: string;
  readonly hash: string;
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly blocks: readonly Block[];
  readonly state: { readonly values: Options };
};
export type Reply = {
  readonly via: string;
  readonly message: Message;
  readonly ephemeral?: boolean;
  readonly in_channel?: boolean;
  readonly replaced?: Message;
  readonly thread_ts?: string;
};

export type Handle = {
  readonly id: string;
  readonly kind: string;
  readonly what: string;
  readonly user: { readonly id: string };
  readonly channel?: { readonly id: string };
  readonly acked: boolean;
  readonly ackMs?: number;
  readonly timedOut?: boolean;
  readonly undelivered?: boolean;
  readonly deliveries: number;
  readonly ackPayload?: Options;
  readonly viewOpened?: View;
  readonly viewClosed?: boolean;
  readonly fieldErrors?: Readonly<Record<string, string>>;
  readonly options?: readonly { readonly text: Text; readonly value: string }[];
  readonly http?: { readonly status?: number; readonly body?: string; readonly error?: string };
  readonly replies: readonly Reply[];
  readonly last?: Message;
  waitAck(ms?: number): Promise<unknown>;
  waitReply(ms?: number): Promise<unknown>;
};

export type Call = {
  readonly t: number;
  readonly method: string;
  readonly args: Options & { readonly channel?: string; readonly thread_ts?: string; readonly text?: string };
  readonly error?: string;
  readonly faulted?: boolean;
  readonly status?: number;
};
type Violation = { readonly kind: string; readonly where: string };
export type Warning = { readonly where: string; readonly warnings: readonly { pointer?: string; message: string }[] };

export type Tamper = "signature" | "stale" | "missing" | "body";
/** Where and by whom something is done. */
export type Doing = {
  readonly user?: string;
  readonly channel?: string;
  readonly dm?: boolean;
  readonly tamper?: Tamper;
};
export type Fault = {
  readonly api?: string;
  /** A regular expression, as text. */
  readonly path?: string;
  readonly error?: string;
  readonly status?: number;
  readonly retryAfter?: number;
  readonly times?: number;
  readonly skip?: number;
  readonly delayMs?: number;
  readonly drop?: boolean;
  readonly hang?: boolean;
};
type Said = { readonly message: Message; readonly handles: readonly Handle[] };
type Where = Handle | Message | View;

export type FakeSlack = {
  readonly url: string;
  readonly apiUrl: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signingSecret: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly appId: string;
  readonly bot: { readonly user_id: string; readonly bot_id: string };
  readonly team: { readonly id: string };
  requestUrl: string | undefined;
  readonly calls: Call[];
  readonly violations: Violation[];
  readonly warnings: Warning[];
  readonly problems: unknown[];
  readonly handles: readonly Handle[];
  readonly sockets: ReadonlySet<{ readonly ws: { send(text: string): void } }>;
  readonly ephemerals: readonly {
    readonly user: string;
    readonly channel: string;
    readonly message: Message;
    readonly via: string;
  }[];
  readonly files: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly data?: Uint8Array }>;
  readonly homes: ReadonlyMap<string, View>;
  readonly views: ReadonlyMap<string, View>;
  user(name: string): { readonly id: string };
  channel(name: string): { readonly id: string };
  dm(name: string): { readonly id: string };
  messages(channel: string): readonly Message[];
  slash(command: string, text?: string, doing?: Doing): Handle;
  click(where: Where, actionId: string, doing?: Doing): Handle;
  select(where: Where, actionId: string, value: string, doing?: Doing): Handle;
  submitView(where: Where, values: Readonly<Record<string, string>>, doing?: Doing): Handle;
  suggest(where: Where | string, actionId: string, value: string): Handle;
  shortcut(callbackId: string, doing?: Doing): Handle;
  messageShortcut(callbackId: string, message: Message, doing?: Doing): Handle;
  say(text: string, doing?: Doing & { readonly thread_ts?: string }): Said;
  openHome(doing?: { user?: string; tab?: "home" | "messages" }): Handle;
  event(event: Options, doing?: { channel?: unknown; eventId?: string; tamper?: Tamper }): Handle;
  raw(kind: string, payload: Options, doing?: Doing): Handle;
  fault(fault: Fault): unknown;
  clearFaults(): void;
  set(changes: Options): unknown;
  deny(channel: string, error: string | null): void;
  join(channel: string, member?: boolean): void;
  disconnect(reason: string, timing?: { closeAfterMs?: number }): number;
  dropSockets(): void;
  refuseSockets(times: number): void;
  waitConnected(count?: number, ms?: number): Promise<number>;
  setRequestUrl(url: string): unknown;
  verifyRequestUrl(): Promise<{ ok: boolean; status: number; body: string }>;
  sslCheck(): Promise<{ ok: boolean; status: number }>;
  sign(raw: string, how?: { secret?: string; ts?: number }): Readonly<Record<string, string>>;
  close(): Promise<void>;
};

type Checked = {
  readonly ok: boolean;
  readonly errors: readonly unknown[];
  readonly warnings: readonly { readonly pointer: string; readonly message: string; readonly rule?: string }[];
};
export type Validator = {
  validateMessage(message: object, where?: string): Checked;
  validateView(view: object): Checked;
  validateOptions(answer: object): Checked;
  validateManifest(manifest: object): Checked;
};

const load = (file: string): Promise<unknown> => import(pathToFileURL(join(copyFolder, file)).href);

export async function startFakeSlack(options: Options = {}): Promise<FakeSlack> {
  const module = (await load("fake-slack.mjs")) as { startFakeSlack(options: Options): Promise<FakeSlack> };
  return module.startFakeSlack(options);
}

export const slackValidator = (): Promise<Validator> => load("validate-slack.mjs") as Promise<Validator>;
