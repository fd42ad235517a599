import { previews } from "../../adapters/previews.ts";
import { pagesHandler } from "../../adapters/web/routes/pages-handler.ts";
import { type WebSettings, webSettings } from "../../adapters/web/settings.ts";
import type { BotContext } from "../../src/runtime/bot-context.ts";
import { serve } from "../../src/runtime/http-server.ts";
import { newLog } from "../../src/runtime/log.ts";
import { newPathTable } from "../../src/runtime/path-table.ts";
import { knowledge } from "../support/real-knowledge.ts";

const host = "127.0.0.1";

/** The real pages on a real socket. */
export async function openSite(changes: Partial<BotContext> = {}, settings: Partial<WebSettings> = {}) {
  const bot: BotContext = { knowledge, operator: { logsQuestions: false, reportTo: undefined }, ...changes };
  const pages = pagesHandler(
    { bot, version: "version", previews },
    { ...webSettings.parse({ WEB_RATE_LIMIT: 0 }), ...settings },
    newLog("silent"),
  );
  const server = await serve(newPathTable([pages]), { port: 0, host, setting: "PORT" });
  const url = `http://${host}:${server.port}`;
  return {
    url,
    port: server.port,
    world: bot,
    get: (path: string, init: RequestInit = {}) => fetch(`${url}${path}`, { redirect: "manual", ...init }),
    close: server.close,
  };
}
export type OpenSite = Awaited<ReturnType<typeof openSite>>;
