import { setTimeout as pause } from "node:timers/promises";
import type { FakeDiscord, Fault, Interaction, Payload, Request } from "./fake-discord.ts";
import { until } from "./fake-discord.ts";

/** Things that the emulated Discord cannot be told to do, done to it. */

/** Changes what the gateway delivers for something that a person does. */
export function changed<Done>(discord: FakeDiscord, change: (payload: Payload) => unknown, act: () => Done): Done {
  const { dispatch } = discord;
  discord.dispatch = (event, payload, ...rest) =>
    dispatch.call(discord, event, change(structuredClone(payload) as Payload), ...rest);
  try {
    return act();
  } finally {
    discord.dispatch = dispatch;
  }
}

/** A failed call that was carried out nevertheless: Discord applies it, then the answer is an error. */
export async function applied(discord: FakeDiscord, fault: Fault, apply: (request: Request) => unknown): Promise<void> {
  const seen = discord.requests.length;
  discord.fault({ status: 500, delayMs: 100, ...fault });
  const isHit = ({ method, path }: Request) => method === fault.method && new RegExp(fault.path ?? "").test(path);
  const request = await until(() => discord.requests.slice(seen).find(isHit), "the call");
  await until(() => request.body, "its body");
  await apply(request);
}

/** Carries out a call of the bot's, as Discord would have. */
export async function carryOut(discord: FakeDiscord, { method, path, body }: Request): Promise<void> {
  const headers = {
    authorization: `Bot ${discord.config.token}`,
    "user-agent": "DiscordBot (https://example.com, 1.0)",
    "content-type": "application/json",
  };
  await fetch(`${discord.apiUrl}/v10${path}`, { method, headers, body: JSON.stringify(body) });
}

/** Runs something while Discord's patience with an unanswered interaction is short. */
export async function impatient(discord: FakeDiscord, ms: number, act: () => Promise<void>): Promise<void> {
  discord.set({ ackDeadlineMs: ms });
  await act().finally(() => discord.set({ ackDeadlineMs: 3000 }));
}

/** Nobody answers an interaction: Discord gives up on it. */
export const givenUp = (interaction: Interaction): Promise<boolean> =>
  until(() => interaction.timedOut, "Discord to give up on it");

/** Time in which an answer too many would have come. */
export const aWhile = (): Promise<void> => pause(150);
