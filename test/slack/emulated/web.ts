import { messageAsSent, viewAsSent } from "./payloads.ts";
import { Refusal } from "./refusal.ts";
import type { Draft, Fields, Message, View, ViewDraft } from "./shapes.ts";
import type { Stage } from "./stage.ts";
import type { Tickets } from "./tickets.ts";
import { type Channel, newId, type World } from "./world.ts";

export type Place = {
  readonly world: World;
  readonly stage: Stage;
  readonly tickets: Tickets;
  /** A fresh address for Socket Mode. */
  readonly socketUrl: () => string;
  /** Where a file is uploaded to. */
  readonly uploadUrl: (id: string) => string;
};
/** What a method answers beside `ok`. */
export type Method = (args: Fields) => Fields;

/** A modal and two on top: https://docs.slack.dev/surfaces/modals#multiple_views */
const mostViews = 3;

/** Everything of the Web API that there is here: https://docs.slack.dev/reference/methods */
export function methodsOf(place: Place): Readonly<Record<string, Method>> {
  const { world, stage, socketUrl } = place;
  const { team, botUser: user_id, botId: bot_id } = world;
  return {
    "auth.test": () => ({
      url: `https://${team.domain}.slack.com/`,
      team_id: team.id,
      user: "rolecall",
      user_id,
      bot_id,
    }),
    "apps.connections.open": () => ({ url: socketUrl() }),
    "conversations.open": ({ users, channel }) => {
      const id = String(users ?? channel);
      const found = users === undefined ? world.channels.get(id) : world.nameOf(id) && world.directWith(id);
      if (!found) throw new Refusal(users === undefined ? "channel_not_found" : "user_not_found");
      return { channel: { id: found.id } };
    },
    "assistant.threads.setSuggestedPrompts": ({ channel_id, thread_ts, prompts }) => {
      if (!place.world.channels.has(String(channel_id))) throw new Refusal("channel_not_found");
      // The prompts of an agent's app stand over the whole conversation, not in a thread.
      if (thread_ts !== undefined) return wrong("setSuggestedPrompts with a thread_ts", "invalid_arguments");
      if (!Array.isArray(prompts)) return wrong("setSuggestedPrompts without prompts", "invalid_arguments");
      return {};
    },
    "chat.unfurl": ({ unfurls, channel, ts, unfurl_id }) => {
      if (typeof unfurls !== "object") return wrong("chat.unfurl without unfurls", "missing_unfurls");
      if (unfurl_id === undefined && (!channel || !ts)) return wrong("chat.unfurl of nothing", "cannot_find_message");
      for (const one of Object.values(unfurls as object)) stage.judge.message("chat.unfurl", { text: "", ...one });
      return {};
    },
    ...fileMethods(place),
    ...chatMethods(place),
    ...viewMethods(place),
  };

  function wrong(sentence: string, code: string): never {
    stage.judge.wrong.push(sentence);
    throw new Refusal(code);
  }
}

function chatMethods({ world, stage }: Place): Record<string, Method> {
  return {
    "chat.postMessage": (args) => {
      const { id } = placeOf(args, "chat.postMessage");
      const message = stage.say(id, args as Draft);
      return { channel: id, ts: message.ts, message: messageAsSent(message, world) };
    },
    "chat.postEphemeral": (args) => {
      const { id, directWith } = placeOf(args, "chat.postEphemeral");
      const seenBy = String(args.user);
      if (!world.nameOf(seenBy) || (directWith ?? seenBy) !== seenBy) throw new Refusal("user_not_in_channel");
      return { message_ts: stage.say(id, args as Draft, { seenBy }).ts };
    },
    "chat.update": (args) => {
      const before = messageOf(args);
      stage.judge.message("chat.update", args as Draft);
      const { channel, ts, text } = stage.change(before, args as Draft);
      return { channel, ts, text };
    },
  };

  function placeOf(args: Fields, method: string): Channel {
    const channel = world.conversation(String(args.channel));
    if (!channel) throw new Refusal("channel_not_found");
    if (!channel.isMember) throw new Refusal("not_in_channel");
    stage.judge.message(method, args as Draft);
    if (args.thread_ts !== undefined && world.messages.get(String(args.thread_ts))?.channel !== channel.id)
      stage.judge.wrong.push(`${method}: in a thread that is not there`);
    return channel;
  }

  function messageOf({ channel, ts }: Fields): Message {
    if (!world.channels.has(String(channel))) throw new Refusal("channel_not_found");
    const message = world.messages.get(String(ts));
    if (!message || message.channel !== channel || message.ephemeralFor !== undefined)
      throw new Refusal("message_not_found");
    if (!message.bot) throw new Refusal("cant_update_message");
    return message;
  }
}

/** https://docs.slack.dev/messaging/working-with-files#uploading_files */
function fileMethods({ world, stage, uploadUrl }: Place): Record<string, Method> {
  return {
    "files.getUploadURLExternal": ({ filename, length, alt_txt }) => {
      if (!filename || !Number(length)) stage.judge.wrong.push("files.getUploadURLExternal without a name or a length");
      const id = newId("F");
      const kept = { length: Number(length), isComplete: false, refusals: world.freshFor };
      world.files.set(id, { id, name: String(filename), alt: String(alt_txt ?? ""), ...kept });
      return { upload_url: uploadUrl(id), file_id: id };
    },
    "files.completeUploadExternal": ({ files, channel_id, channels }) => {
      if (channel_id ?? channels) stage.judge.wrong.push("files.completeUploadExternal shares a file in a channel");
      const named = (Array.isArray(files) ? files : []) as { id?: string }[];
      const found = named.map(({ id = "" }) => world.files.get(id) ?? refuse("file_not_found"));
      for (const file of found) {
        if (file.bytes === undefined) refuse("file_not_found");
        file.isComplete = true;
      }
      return { files: found.map(({ id, name }) => ({ id, name })) };
    },
  };
}

function viewMethods({ world, stage, tickets }: Place): Record<string, Method> {
  return {
    "views.open": ({ view, trigger_id }) => {
      const draft = draftOf(view, "views.open", "modal");
      return shown(stage.open(tickets.useTrigger(trigger_id), draft));
    },
    "views.push": ({ view, trigger_id }) => {
      const draft = draftOf(view, "views.push", "modal");
      const action = tickets.useTrigger(trigger_id);
      const on = world.views.get(action.about.view?.id ?? "");
      if (!on) throw new Refusal("not_found");
      if (depthOf(on) >= mostViews) throw new Refusal("push_limit_reached");
      return shown(stage.open(action, draft, on));
    },
    "views.update": ({ view, view_id, external_id, hash }) => {
      const draft = draftOf(view, "views.update", "modal");
      const found = [...world.views.values()].find(
        (one) => one.id === view_id || (external_id !== undefined && one.external_id === external_id),
      );
      return shown(stage.update(matching(found, hash) ?? refuse("not_found"), draft));
    },
    "views.publish": ({ view, user_id, hash }) => {
      const draft = draftOf(view, "views.publish", "home");
      const user = String(user_id);
      if (!world.nameOf(user)) throw new Refusal("user_not_found");
      matching(world.home(user), hash);
      return shown(stage.publish(user, draft));
    },
  };

  function draftOf(view: unknown, method: string, type: string): ViewDraft {
    const draft = view as ViewDraft | undefined;
    const judge: Place["stage"]["judge"] = stage.judge;
    judge.view(method, draft, type);
    return draft;
  }

  function depthOf(view: View): number {
    const under = world.views.get(view.previous_view_id ?? "");
    return under ? depthOf(under) + 1 : 1;
  }

  function shown(view: View): Fields {
    return { view: viewAsSent(view, world) };
  }
}

function matching(view: View | undefined, hash: unknown): View | undefined {
  if (view && hash !== undefined && hash !== view.hash) throw new Refusal("hash_conflict");
  return view;
}

function refuse(code: string): never {
  throw new Refusal(code);
}
