import type { Hono } from "hono";
import { formatAddress, parseAddress } from "../../../src/address.ts";
import { answerAt } from "../../../src/answers/answer.ts";
import { ask } from "../../../src/ask.ts";
import { followRedirects } from "../../../src/knowledge/redirects.ts";
import { pickedReading } from "../../../src/present/explain.ts";
import { basePath } from "../../../src/present/permalink.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { whenRead } from "../../../src/runtime/encoder/question-meanings.ts";
import { noStore } from "../http/headers.ts";
import type { Bindings, PageContext } from "../http/send.ts";
import { nearestTo } from "../render/nearest.ts";
import { apiAnswer } from "./api-answer.ts";
import { everyResponse } from "./common-headers.ts";
import { problem, queryProblem } from "./problem.ts";
import { askQuery } from "./schemas.ts";
import type { SendJson } from "./send-json.ts";

/** The answer to a question in words, and the answer at an address. */
export function addAnswers(api: Hono<Bindings>, bot: BotContext, sendJson: SendJson): void {
  api.get("/answer", (c) => answerQuestion(c, bot, sendJson));
  api.get("/answer/*", (c) => answerAddress(c, bot, sendJson));
}

async function answerQuestion(c: PageContext, bot: BotContext, sendJson: SendJson): Promise<Response> {
  const { knowledge, meanings } = bot;
  const read = askQuery.safeParse(c.req.query());
  if (read.error) return queryProblem(c, read.error);
  const { ask: question, after: written, place = bot.place } = read.data;
  const after = written === undefined ? undefined : parseAddress(written);
  if (written !== undefined && after === undefined) {
    return problem(c, 400, { detail: "“after” is no address of an answer; its id is one." });
  }
  if (read.data.place !== undefined && !knowledge.places.has(read.data.place)) {
    return problem(c, 400, { detail: "“place” is no state's code that is known here." });
  }
  const start = performance.now();
  const context = { after: after && followRedirects(after, knowledge), place, meanings };
  const asked = await whenRead(meanings, () => ask(question, knowledge, context));
  bot.metrics?.answered("web", asked.answer.kind, (performance.now() - start) / 1000);
  return sendJson(c, JSON.stringify(apiAnswer(asked, bot)), { cache: noStore });
}

function answerAddress(c: PageContext, bot: BotContext, sendJson: SendJson): Response {
  const { knowledge, publicUrl } = bot;
  const [, prefix = "", path = ""] = /^(.*?\/answer)\/(.*)$/.exec(decoded(c.req.path)) ?? [];
  const start = performance.now();
  const given = answerAt(path, knowledge);
  if (given === undefined) {
    const detail = "There is no answer at this address. It may be mistyped, or have another name now.";
    return problem(c, 404, { detail, near: nearestTo(`/${path}`, knowledge), publicUrl });
  }
  const { address } = given;
  const at = formatAddress(address);
  if (at !== path) {
    for (const [name, value] of Object.entries(everyResponse)) c.header(name, value);
    return c.redirect(`${basePath(publicUrl)}${prefix}/${at}`, 301);
  }
  const asked = { question: "", reading: pickedReading(address), answer: given };
  const counted = (seconds: number) => bot.metrics?.answered("web", given.kind, seconds);
  const json = JSON.stringify(apiAnswer(asked, bot));
  counted((performance.now() - start) / 1000);
  return sendJson(c, json, { counted });
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
