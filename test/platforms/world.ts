import { expect } from "vitest";
import { Bot, type Environment } from "../support/bot-process.ts";
import { settingsFor } from "./bot.ts";
import { type FakeDiscord, type Options, problemsOf, startFakeDiscord } from "./fake-discord.ts";

/** An emulated Discord for one test alone, where the bot starts or ends within the test. */
export class World {
  readonly discord: FakeDiscord;
  readonly #bots: Bot[] = [];

  constructor(discord: FakeDiscord) {
    this.discord = discord;
  }

  /** Starts the bot, and waits until it is ready. */
  start = async (environment: Environment = settingsFor(this.discord)): Promise<Bot> => {
    const bot = new Bot(environment);
    this.#bots.push(bot);
    await bot.ready();
    return bot;
  };

  async end(): Promise<void> {
    const ended = await Promise.all(this.#bots.map((bot) => bot.stop()));
    await this.discord.close();
    expect(ended.every(({ code }) => code === 0 || code === 1)).toBe(true);
    expect([this.discord.violations, problemsOf(this.discord.problems)]).toEqual([[], []]);
  }

  /** Stops the bots, whatever came of the test. */
  async abandon(): Promise<void> {
    await Promise.all(this.#bots.map((bot) => bot.stop()));
    await this.discord.close();
  }
}

/** A test in a world of its own. */
export const inWorld =
  (act: (world: World) => Promise<void>, options: Options = {}) =>
  async (): Promise<void> => {
    const world = new World(await startFakeDiscord(options));
    try {
      await act(world);
    } catch (error) {
      await world.abandon();
      throw error;
    }
    await world.end();
  };
