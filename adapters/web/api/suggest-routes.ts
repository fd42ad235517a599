import type { Hono } from "hono";
import { suggest } from "../../../src/commands/autocomplete.ts";
import { askSuggestions } from "../../../src/commands/suggest-questions.ts";
import { basePath } from "../../../src/present/permalink.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { noStore } from "../http/headers.ts";
import type { Bindings } from "../http/send.ts";
import { linkTo } from "./link.ts";
import { queryProblem } from "./problem.ts";
import { suggestQuery } from "./schemas.ts";
import type { SendJson } from "./send-json.ts";

/** As many as are given where a request does not say how many it wants. */
const usualSuggestions = 8;

/** What somebody may be about to ask. */
export function addSuggestions(
  api: Hono<Bindings>,
  { knowledge, place, publicUrl }: BotContext,
  sendJson: SendJson,
): void {
  api.get("/suggest", (c) => {
    const read = suggestQuery.safeParse(c.req.query());
    if (read.error) return queryProblem(c, read.error);
    const { q, kind, most = usualSuggestions } = read.data;
    const suggestions = kind
      ? suggest(kind, q, knowledge, most).map(({ id, label }) => ({ id, title: label, link: null }))
      : askSuggestions(q, knowledge, place)
          .slice(0, most)
          .map((one) => linkTo(one, basePath(publicUrl)));
    return sendJson(c, JSON.stringify({ suggestions }), { cache: noStore });
  });
}
