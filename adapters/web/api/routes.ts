import { Hono } from "hono";
import { cors } from "hono/cors";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import type { Bindings, Send } from "../http/send.ts";
import { addAnswers } from "./answer-routes.ts";
import { exposedHeaders } from "./common-headers.ts";
import { openApi } from "./openapi.ts";
import { problem } from "./problem.ts";
import { addRoles } from "./role-routes.ts";
import { jsonSender } from "./send-json.ts";
import { addSuggestions } from "./suggest-routes.ts";

/** Answers for programs, to be put below /api. */
export function apiRoutes(bot: BotContext, send: Send): Hono<Bindings> {
  const api = new Hono<Bindings>();
  const sendJson = jsonSender(send);
  // Only who asks beforehand needs it: everything else says the same by itself, several times as fast.
  api.options("*", cors({ origin: "*", allowMethods: ["GET", "HEAD", "OPTIONS"], exposeHeaders: exposedHeaders }));
  addAnswers(api, bot, sendJson);
  addSuggestions(api, bot, sendJson);
  addRoles(api, bot, sendJson);
  const document = JSON.stringify(openApi(bot));
  api.get("/openapi.json", (c) => sendJson(c, document));
  api.all("*", (c) => {
    if (c.req.method !== "GET" && c.req.method !== "HEAD") {
      c.header("allow", "GET, HEAD, OPTIONS");
      return problem(c, 405, { detail: "Answers can only be read, by GET." });
    }
    return problem(c, 404, { detail: "There is nothing here; /api/openapi.json describes what there is." });
  });
  return api;
}
