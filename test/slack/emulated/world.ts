import { randomBytes } from "node:crypto";
import type { Block, Draft, File, Message, View, ViewDraft } from "./shapes.ts";
import type { Said } from "./user-action.ts";

export type Channel = {
  readonly id: string;
  readonly name: string;
  /** Whose direct conversation with the bot it is. */
  readonly directWith?: string;
  isMember: boolean;
};

const idLength = 9;
let last = 0;

/** A random id as Slack makes them. */
export function newId(prefix: string): string {
  return prefix + randomBytes(idLength).toString("hex").toUpperCase().slice(0, idLength);
}

/** A time as Slack writes it, never twice the same. */
export function newTs(): string {
  last = Math.max(Date.now() * 1000, last + 1);
  return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, "0")}`;
}

/** Who and what there is: people, channels, messages and views. */
export class World {
  readonly team = { id: "T00000001", domain: "small-slack" };
  readonly appId = "A00000001";
  readonly botId = "B00000001";
  readonly botUser = "UBOT00001";
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, Message>();
  readonly views = new Map<string, View>();
  /** The id of somebody's Home tab. */
  readonly homes = new Map<string, string>();
  readonly files = new Map<string, File>();
  /** How many messages may not show a file that has just come. */
  freshFor = 0;
  /** Whether pictures can be had from where an `image_url` points. */
  hasImages = true;
  readonly said: Said[] = [];
  readonly pinged: string[] = [];
  readonly #names = new Map<string, string>();

  constructor() {
    this.#newChannel({ id: "C0GENERAL", name: "general", isMember: true });
    this.#newChannel({ id: "C00RANDOM", name: "random", isMember: false });
    for (const name of ["alice", "bob"]) this.user(name);
  }

  #newChannel(channel: Channel): Channel {
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** The id of somebody, by name or by id; a new name is somebody new. */
  user(nameOrId: string): string {
    if (this.#names.has(nameOrId) || nameOrId === this.botUser) return nameOrId;
    const id = `U${nameOrId
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, "")
      .padStart(8, "0")}`;
    this.#names.set(id, nameOrId);
    return id;
  }

  nameOf(user: string): string | undefined {
    return this.#names.get(user);
  }

  /** A channel by name or by id. */
  channel(nameOrId: string): Channel {
    const found =
      this.channels.get(nameOrId) ??
      [...this.channels.values()].find(({ name, directWith }) => !directWith && name === nameOrId);
    if (!found) throw new Error(`there is no channel "${nameOrId}"`);
    return found;
  }

  /** The conversation of somebody with the bot. */
  directWith(user: string): Channel {
    const id = `D${user.slice(1)}`;
    return this.channels.get(id) ?? this.#newChannel({ id, name: "directmessage", directWith: user, isMember: true });
  }

  /** Whatever a call names: a channel, or somebody's direct conversation. */
  conversation(id: string): Channel | undefined {
    return this.channels.get(id) ?? (this.#names.has(id) ? this.directWith(id) : undefined);
  }

  post(channel: string, user: string, { text = "", blocks, thread_ts }: Draft, ephemeralFor?: string): Message {
    return this.#keep({
      ...{ ts: newTs(), channel, user, text },
      ...(blocks !== undefined && { blocks: withIds(blocks) }),
      ...(thread_ts !== undefined && { thread_ts }),
      ...(user === this.botUser && { bot: true }),
      ...(ephemeralFor !== undefined && { ephemeralFor }),
    });
  }

  /** New words without blocks take the old blocks away. */
  change(message: Message, { text, blocks }: Draft): Message {
    const { blocks: before, ...rest } = message;
    const after = blocks === undefined ? (text === undefined ? before : undefined) : withIds(blocks);
    return this.#keep({ ...rest, text: text ?? message.text, ...(after !== undefined && { blocks: after }) });
  }

  #keep(message: Message): Message {
    this.messages.set(message.ts, message);
    return message;
  }

  /** A view that is shown; in the place of another, it keeps that one's id. */
  show(draft: ViewDraft, { replaces, on }: { replaces?: View | undefined; on?: View | undefined } = {}): View {
    const id = replaces?.id ?? newId("V");
    const view: View = {
      ...{ ...draft, blocks: withIds(draft.blocks), id, hash: `${newTs()}.${newId("")}` },
      root_view_id: replaces?.root_view_id ?? on?.root_view_id ?? id,
      previous_view_id: replaces?.previous_view_id ?? on?.id ?? null,
    };
    this.views.set(id, view);
    return view;
  }

  /** Publishes somebody's Home tab. */
  publish(user: string, draft: ViewDraft): View {
    const view = this.show(draft, { replaces: this.home(user) });
    this.homes.set(user, view.id);
    return view;
  }

  home(user: string): View | undefined {
    return this.views.get(this.homes.get(user) ?? "");
  }

  messagesIn(channel: string): Message[] {
    return [...this.messages.values()].filter((one) => one.channel === channel && one.ephemeralFor === undefined);
  }

  ephemerals(user?: string): Message[] {
    const isSeen = ({ ephemeralFor }: Message) => ephemeralFor !== undefined && (user ?? ephemeralFor) === ephemeralFor;
    return [...this.messages.values()].filter(isSeen);
  }
}

/** Slack gives an id to each block and element that has none. */
function withIds(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => ({
    ...block,
    block_id: block.block_id ?? newId(""),
    ...(block.type === "actions" && {
      elements: (block.elements ?? []).map((element) => ({ ...element, action_id: element.action_id ?? newId("") })),
    }),
  }));
}
