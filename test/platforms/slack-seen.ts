import { unescaped } from "../../adapters/slack/render/mrkdwn.ts";
import { until } from "./fake-discord.ts";
import type { Block, Call, Doing, Element, FakeSlack, Handle, Message, Reply, View } from "./fake-slack.ts";

/** What a person sees, and does with it. */

const textsOf = ({ text, fields = [], label, elements = [] }: Block): string[] => [
  ...(text ? [text.text] : []),
  ...(label ? [label.text] : []),
  ...fields.map((field) => field.text),
  ...elements.flatMap((element) => (typeof element.text === "string" ? [element.text] : [])),
];

/** All that blocks say, but for their buttons, as a person reads it. */
export const wordsOf = ({ blocks = [] }: { readonly blocks?: readonly Block[] }): string =>
  unescaped(blocks.flatMap(textsOf).join("\n"));

const elementsOf = ({ blocks = [] }: { readonly blocks?: readonly Block[] }): Element[] =>
  blocks.flatMap((block) =>
    [...(block.elements ?? []), block.accessory, block.element].filter((element) => element !== undefined),
  );

/** The ids of everything that can be pressed, chosen from or filled in. */
export const actionsIn = (shown: Message | View): string[] =>
  elementsOf(shown).flatMap(({ action_id }) => (action_id ? [action_id] : []));

/** What the buttons say, to their ids. */
export const buttonsIn = (shown: Message | View): Record<string, string> =>
  Object.fromEntries(
    elementsOf(shown).flatMap(({ type, text, action_id = "" }) =>
      type === "button" ? [[typeof text === "object" ? unescaped(text.text) : "", action_id]] : [],
    ),
  );

export const fieldOf = (view: View, id: string): Element | undefined =>
  elementsOf(view).find(({ action_id }) => action_id === id);

/** The message that a person got for what they did. */
export async function messageFor(handle: Handle, ms?: number): Promise<Message> {
  await handle.waitReply(ms);
  return until(() => handle.last, `a message for ${handle.what}`);
}

/** How and where the message came that a person got. */
export async function replyFor(handle: Handle, ms?: number): Promise<Reply> {
  await messageFor(handle, ms);
  return until(() => handle.replies.at(-1), `a message for ${handle.what}`);
}

export async function windowFor(handle: Handle): Promise<View> {
  await handle.waitAck();
  return until(() => handle.viewOpened, `a window for ${handle.what}`);
}

/**
 * Presses a button in a window or on the Home tab and gives the window when it says something else. A change that leaves
 * the words is the picture of the answer before, which may come as late as the press.
 */
export async function pressIn(slack: FakeSlack, view: View, actionId: string, doing?: Doing): Promise<View> {
  const before = wordsOf(view);
  const pressed = slack.click(view, actionId, doing);
  await pressed.waitAck();
  if (view.type === "home") return windowFor(pressed);
  const changed = () => [slack.views.get(view.id)].find((now) => now !== undefined && wordsOf(now) !== before);
  return until(changed, `the window to change by ${actionId}`);
}

/** Fills in a form and gives the window with the answer. */
export async function filled(slack: FakeSlack, view: View, values: Record<string, string>): Promise<View> {
  return windowFor(slack.submitView(view, values));
}

/** A person asks in the form of the global shortcut, and gets the answer in its window. */
export async function askedInWindow(slack: FakeSlack, question: string): Promise<View> {
  return filled(slack, await windowFor(slack.shortcut("ask_about_careers")), { question });
}

/** The Home tab of a person, opened. */
export async function homeOf(slack: FakeSlack, user = "alice"): Promise<View> {
  slack.openHome({ user });
  return until(() => slack.homes.get(slack.user(user).id), "the Home tab");
}

/** A person votes with the two buttons below an answer, which the emulated Slack cannot press by itself. */
export function vote(slack: FakeSlack, message: Message, channel: string, isHelpful: boolean, user = "alice"): Handle {
  const buttons = elementsOf(message).find(({ type }) => type === "feedback_buttons");
  const block = message.blocks?.find(({ type }) => type === "context_actions");
  const { id } = slack.user(user);
  const isEphemeral = message.is_ephemeral === true;
  return slack.raw(
    "block_actions",
    {
      ...pressOf(slack, id),
      container: {
        ...{ type: "message", message_ts: message.ts, channel_id: channel, is_ephemeral: isEphemeral },
        ...(message.thread_ts && { thread_ts: message.thread_ts }),
      },
      channel: { id: channel, name: channel.startsWith("D") ? "directmessage" : "general" },
      ...(!isEphemeral && { message }),
      response_url: "filled in",
      state: { values: {} },
      actions: [
        {
          ...{ type: "feedback_buttons", action_id: buttons?.action_id, block_id: block?.block_id },
          value: (isHelpful ? buttons?.positive_button : buttons?.negative_button)?.value,
          ...{ text: { type: "plain_text", text: "a vote" }, action_ts: "1.1" },
        },
      ],
    },
    { user },
  );
}

/** What every interaction holds. */
export const pressOf = ({ team, appId }: FakeSlack, user: string, type = "block_actions") => ({
  type,
  team: { id: team.id, domain: "fake-team" },
  user: { id: user, username: "alice", name: "alice", team_id: team.id },
  ...{ api_app_id: appId, token: "verification_token", enterprise: null, is_enterprise_install: false },
  trigger_id: "filled in",
});

export const callsOf = ({ calls }: FakeSlack, method: string): Call[] => calls.filter((call) => call.method === method);

/** What the bot has written in a channel. */
export const saidIn = (slack: FakeSlack, channel = "general"): Message[] =>
  slack.messages(channel).filter(({ bot_id }) => bot_id === slack.bot.bot_id);

/** The bot's words in the thread of a message. */
export const threadOf = (slack: FakeSlack, said: Message, channel = "general"): Message[] =>
  saidIn(slack, channel).filter(({ thread_ts }) => thread_ts === (said.thread_ts ?? said.ts));
