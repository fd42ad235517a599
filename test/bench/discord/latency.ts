import { performance } from "node:perf_hooks";
import type { UserInteraction } from "../../discord/emulated/user-interaction.ts";
import type { SmallDiscord } from "../../discord/small-discord.ts";
import { evenly } from "../evenly.ts";

type Asking = (discord: SmallDiscord, at: number) => UserInteraction;

/** The milliseconds from an interaction's being sent to its acknowledgement's arriving, for each of so many. */
export async function acknowledgements(discord: SmallDiscord, asking: Asking, count: number): Promise<number[]> {
  return evenly(count, async (at) => {
    const sent = performance.now();
    const asked = asking(discord, at);
    await asked.acknowledged();
    return (asked.calledAt ?? Number.NaN) - sent;
  });
}
