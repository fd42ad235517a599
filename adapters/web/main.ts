import type { RunningAdapter } from "../../src/adapter.ts";
import { warmUpPictures } from "../../src/pictures/png.ts";
import type { BotContext } from "../../src/runtime/bot-context.ts";
import type { Log } from "../../src/runtime/log.ts";
import type { Preview } from "./render/site.ts";
import { pagesHandler } from "./routes/pages-handler.ts";
import type { WebSettings } from "./settings.ts";
import { siteVersion } from "./site/version.ts";

/** When nobody waits for the start any more. */
const afterStartMs = 300;

export type WebOptions = {
  readonly settings: WebSettings;
  readonly bot: BotContext;
  readonly log: Log;
  /** How answers look on other platforms, for the playground. */
  readonly previews: readonly Preview[];
};

/** Starts the bot's own pages. */
export function startWeb({ settings, bot, log, previews }: WebOptions): RunningAdapter {
  setTimeout(() => warmUpPictures().catch(() => undefined), afterStartMs).unref();
  return {
    ready: "ready web",
    isReady: () => true,
    pathHandler: pagesHandler({ bot, version: siteVersion(bot), previews }, settings, log),
    stop: async () => {},
  };
}
