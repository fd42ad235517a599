import type { Hono } from "hono";
import { compress } from "hono/compress";
import { whenRead } from "../../../src/runtime/encoder/question-meanings.ts";
import { frameHeaders, noStore } from "../http/headers.ts";
import { type Bindings, htmlType, type PageContext, type Send } from "../http/send.ts";
import { playgroundPage } from "../pages/playground.ts";
import { maxQuestionLength } from "../render/ask-box.ts";
import type { Site } from "../render/site.ts";
import type { Responses } from "./responses.ts";

/** One answer as every platform shows it, and what each shows in its frame. */
export function addPlayground(app: Hono<Bindings>, site: Site, send: Send, responses: Responses): void {
  const typed = (c: PageContext) => (c.req.query("q") ?? "").slice(0, maxQuestionLength);
  app.use("/playground/*", compress());
  app.get("/playground", async (c) =>
    responses.uncachedPage(c, await whenRead(site.bot.meanings, () => playgroundPage(typed(c), site))),
  );
  app.get("/playground/:name", async (c) => {
    const preview = site.previews.find(({ name }) => name.toLowerCase() === c.req.param("name"));
    if (preview === undefined) return responses.notFound(c);
    const shown = await preview.page(typed(c), site.bot);
    return send(c, shown, { type: htmlType, cache: noStore, more: frameHeaders });
  });
}
