import type { Hono } from "hono";
import { compress } from "hono/compress";
import { parseAddress } from "../../../src/address.ts";
import { answerAt } from "../../../src/answers/answer.ts";
import { pagePath } from "../../../src/present/permalink.ts";
import { whenRead } from "../../../src/runtime/encoder/question-meanings.ts";
import type { Bindings } from "../http/send.ts";
import { askedPage } from "../pages/answer.ts";
import { comparePage } from "../pages/compare.ts";
import { noticePage } from "../pages/notice.ts";
import { maxQuestionLength } from "../render/ask-box.ts";
import type { Site } from "../render/site.ts";
import { english as texts } from "../render/texts.ts";
import type { Responses } from "./responses.ts";

/** What the forms of pages lead to: the address of what was picked, or the answer to what was typed. */
export function addQuestions(app: Hono<Bindings>, site: Site, responses: Responses): void {
  addPicks(app, site, responses);
  addAsk(app, site, responses);
}

function addPicks(app: Hono<Bindings>, site: Site, { page, redirect }: Responses): void {
  const { knowledge } = site.bot;
  app.get("/compare", (c) => {
    const picked = new Set(["a", "b", "c"].map((side) => c.req.query(side) ?? "").filter(Boolean));
    const given = answerAt(`compare/${[...picked].join("+")}`, knowledge);
    return given ? redirect(c, pagePath(given.address), 303) : page(c, comparePage(site, [...picked]));
  });
  app.get("/path", (c) => {
    const given = answerAt(`path/${c.req.query("from") ?? ""}+${c.req.query("to") ?? ""}`, knowledge);
    return redirect(c, given ? pagePath(given.address) : "/map", 303);
  });
}

function addAsk(app: Hono<Bindings>, site: Site, { uncachedPage, redirect }: Responses): void {
  const { knowledge, meanings, metrics } = site.bot;
  // Nothing of what somebody typed is cached, so it is compressed each time.
  app.use("/ask", compress());
  app.get("/ask", async (c) => {
    const question = (c.req.query("q") ?? "").trim();
    if (question === "") return redirect(c, "/", 303);
    if (question.length > maxQuestionLength)
      return uncachedPage(c, noticePage(texts.tooLong, texts.tooLongSays(maxQuestionLength)), 400);
    const named = answerAt(question.replace(/^\//, ""), knowledge);
    if (named) return redirect(c, pagePath(named.address), 303);
    const start = performance.now();
    const after = parseAddress(c.req.query("after") ?? "");
    const { page, asked } = await whenRead(meanings, () => askedPage(question, after, site));
    const response = uncachedPage(c, page);
    metrics?.answered("web", asked.answer.kind, (performance.now() - start) / 1000);
    return response;
  });
}
