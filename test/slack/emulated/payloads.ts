import { richElementsOf } from "./markup.ts";
import {
  type Block,
  type Element,
  elementsOf,
  type Fields,
  isView,
  type Message,
  optionsOf,
  type View,
} from "./shapes.ts";
import type { UserAction } from "./user-action.ts";
import { newTs, type World } from "./world.ts";

/** A message as Slack tells of it. */
export function messageAsSent({ channel: _, bot, ephemeralFor: __, ...message }: Message, world: World): Fields {
  const { team, botId, appId } = world;
  const thread = world.messages.get(message.thread_ts ?? "");
  return {
    ...{ type: "message", team: team.id, ...message },
    ...(bot ? { bot_id: botId, app_id: appId } : { blocks: [richText(message)] }),
    ...(thread && thread.ts !== message.ts && { parent_user_id: thread.user }),
  };
}

/** What people write is told as rich text as well. */
function richText({ text, ts }: Pick<Message, "text" | "ts">): Fields {
  const section = { type: "rich_text_section", elements: richElementsOf(text) };
  return { type: "rich_text", block_id: `b${ts}`, elements: [section] };
}

/** A view as Slack tells of it. */
export function viewAsSent(view: View, { team, appId, botId }: World, values: Fields = {}): Fields {
  return {
    ...{ private_metadata: "", callback_id: "", external_id: "", submit: null, close: null, title: null },
    ...{ clear_on_close: false, notify_on_close: false, ...view, state: { values } },
    ...{ team_id: team.id, app_id: appId, bot_id: botId, app_installed_team_id: team.id },
  };
}

/** What every interaction says: https://docs.slack.dev/reference/interaction-payloads */
export function surroundings({ kind, about: { user, channel } }: UserAction, world: World): Fields {
  const { team, appId } = world;
  const username = world.nameOf(user) ?? user;
  const there = world.channels.get(channel ?? "");
  return {
    ...{ type: kind, token: "not-used", api_app_id: appId, team, enterprise: null, is_enterprise_install: false },
    user: { id: user, username, name: username, team_id: team.id },
    ...(there && { channel: { id: there.id, name: there.name } }),
  };
}

/** Where a component stands. Of a message that one person sees, Slack tells no more than that. */
export function containerOf(source: Message | View, world: World): Fields {
  if (isView(source)) return { container: { type: "view", view_id: source.id }, view: viewAsSent(source, world) };
  const { ts, channel, thread_ts, ephemeralFor } = source;
  const is_ephemeral = ephemeralFor !== undefined;
  return {
    container: {
      ...{ type: "message", message_ts: ts, channel_id: channel, is_ephemeral },
      ...(thread_ts !== undefined && { thread_ts }),
    },
    ...(!is_ephemeral && { message: messageAsSent(source, world) }),
  };
}

/** What somebody does to the component with an id. */
export function actionOn(
  { blocks = [] }: Message | View,
  actionId: string,
  use: (element: Element) => Fields,
): { action: Fields; state: Fields } {
  const [block, element] = componentOf(blocks, actionId);
  const done = use(element);
  const { type, action_id } = element;
  const action = { type, action_id, block_id: block.block_id, action_ts: newTs(), ...done };
  const isKept = "selected_option" in done;
  return { action, state: { values: isKept ? { [block.block_id ?? ""]: { [actionId]: { type, ...done } } } : {} } };
}

/** @throws Error naming those that are there */
export function componentOf(blocks: readonly Block[], actionId: string): [Block, Element] {
  const all = blocks.flatMap((block) => elementsOf(block).map((element): [Block, Element] => [block, element]));
  const found = all.find(([, { action_id }]) => action_id === actionId);
  if (found) return found;
  throw new Error(`there is no "${actionId}"; there are: ${all.map(([, { action_id }]) => action_id).join(", ")}`);
}

export function pressing(element: Element): Fields {
  const { type, text, value } = element;
  if (type !== "button") throw new Error(`"${element.action_id}" is a ${type}, not a button`);
  return { text, ...(value !== undefined && { value }) };
}

/** Of an external select, anything can be chosen: its options are not kept. */
export function choosing(element: Element, value: string): Fields {
  const known = optionsOf(element).find((option) => option.value === value);
  const isExternal = element.type.includes("external");
  if (!known && !isExternal) throw new Error(`"${element.action_id}" has no option "${value}"`);
  return { selected_option: known ?? { text: { type: "plain_text", text: value, emoji: true }, value } };
}

export function rating({ type, positive_button, negative_button }: Element, positive: boolean): Fields {
  const button = positive ? positive_button : negative_button;
  if (type !== "feedback_buttons" || !button) throw new Error(`a ${type} takes no feedback`);
  return { text: button.text, value: button.value };
}

/** What a modal's fields hold, as far as Slack would send it. @throws Error where the client would not */
export function filledIn({ blocks }: View, given: Readonly<Record<string, string>>): Fields {
  for (const actionId of Object.keys(given)) componentOf(blocks, actionId);
  const filled = blocks.map((block): [string, Fields] => {
    const fields = elementsOf(block).filter(({ type, action_id }) => action_id !== undefined && type !== "button");
    const values = fields.map((field): [string, Fields] => [field.action_id ?? "", heldBy(field, block, given)]);
    return [block.block_id ?? "", Object.fromEntries(values)];
  });
  return Object.fromEntries(filled.filter(([, values]) => Object.keys(values).length > 0));
}

function heldBy(field: Element, block: Block, given: Readonly<Record<string, string>>): Fields {
  const { type, action_id = "", initial_option } = field;
  const value = given[action_id];
  const isText = type.endsWith("_input");
  const isEmpty = (value ?? "") === "" && initial_option === undefined;
  if (block.type === "input" && !block.optional && isEmpty) throw new Error(`"${action_id}" must be filled in`);
  if (isText) return { type, value: value === "" ? null : (value ?? null) };
  return { type, ...(value === undefined ? { selected_option: initial_option ?? null } : choosing(field, value)) };
}
