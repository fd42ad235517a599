import type { APIMessage } from "discord-api-types/v10";
import { buttonsOf, markupOf } from "../discord/interactions.ts";
import type { FakeDiscord, Interaction } from "./fake-discord.ts";
import { until } from "./fake-discord.ts";

/** What a person sees. */

const messageOf = (shown: Interaction | APIMessage): APIMessage => {
  const message = "payload" in shown ? shown.reply : shown;
  if (message === undefined) throw new Error("there is no message");
  return message;
};

export const markupIn = (shown: Interaction | APIMessage): string => markupOf(messageOf(shown));

/** What its buttons and menus say, to their ids. */
export const buttonsIn = (shown: Interaction | APIMessage): Record<string, string> => buttonsOf(messageOf(shown));

/** The id of the button that says something. */
export function buttonNamed(shown: Interaction | APIMessage, label: string | RegExp): string {
  const buttons = Object.entries(buttonsIn(shown));
  const found = buttons.find(([one]) => (typeof label === "string" ? one === label : label.test(one)));
  if (found === undefined) throw new Error(`no button ${label} among ${buttons.map(([one]) => one).join(", ")}`);
  return found[1];
}

/** What the bot has said in a channel. */
export const saidIn = (discord: FakeDiscord, channel: string): APIMessage[] =>
  discord.messages(channel).filter(({ author, flags = 0 }) => author.id === discord.bot.id && (flags & 64) === 0);

/** The bot's replies to a message. */
export const repliesTo = (discord: FakeDiscord, said: APIMessage): APIMessage[] =>
  saidIn(discord, said.channel_id).filter(({ message_reference }) => message_reference?.message_id === said.id);

/** Waits for the reply to a message. */
export const replyTo = (discord: FakeDiscord, said: APIMessage, ms?: number): Promise<APIMessage> =>
  until(() => repliesTo(discord, said)[0], `a reply to “${said.content}”`, ms);
