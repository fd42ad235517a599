import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import type { z } from "zod";
import { formatAddress, parseAddress } from "../../../src/address.ts";
import { answerAt } from "../../../src/answers/answer.ts";
import { meets } from "../../../src/answers/find.ts";
import { ask } from "../../../src/ask.ts";
import { suggest } from "../../../src/commands/autocomplete.ts";
import { nearestTo } from "../../../src/commands/nearest.ts";
import { askSuggestions } from "../../../src/commands/suggest-questions.ts";
import { followRedirects } from "../../../src/knowledge/redirects.ts";
import { pickedReading } from "../../../src/present/explain.ts";
import { basePath } from "../../../src/present/permalink.ts";
import { roleRows, sortedRows } from "../../../src/present/role-table.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { keepNothing } from "../http/headers.ts";
import type { Bindings, Send } from "../http/send.ts";
import { apiAnswer } from "./api-answer.ts";
import { everyResponse, exposedHeaders } from "./common-headers.ts";
import { linkTo } from "./link.ts";
import { openApi } from "./openapi.ts";
import { problem } from "./problem.ts";
import { askQuery, rolesQueryOf, suggestQuery } from "./schemas.ts";

const type = "application/json; charset=utf-8";
const suggested = 8;

/** Answers for programs, to be put below /api. */
export function apiRoutes(bot: BotContext, send: Send): Hono<Bindings> {
  const { knowledge, publicUrl } = bot;
  const api = new Hono<Bindings>();
  const more = everyResponse;
  const rolesQuery = rolesQueryOf(knowledge);
  const document = JSON.stringify(openApi(bot));
  const wrong = (c: Context, error: z.ZodError) => problem(c, 400, { detail: sentences(error) });
  // Only who asks beforehand needs it: everything else says the same by itself, several times as fast.
  api.options("*", cors({ origin: "*", allowMethods: ["GET", "HEAD", "OPTIONS"], exposeHeaders: exposedHeaders }));

  api.get("/answer", (c) => {
    const read = askQuery.safeParse(c.req.query());
    if (read.error) return wrong(c, read.error);
    const { ask: question, after: written, place = bot.place } = read.data;
    const after = written === undefined ? undefined : parseAddress(written);
    if (written !== undefined && after === undefined) {
      return problem(c, 400, { detail: "“after” is no address of an answer; its id is one." });
    }
    if (read.data.place !== undefined && !knowledge.places.has(read.data.place)) {
      return problem(c, 400, { detail: "“place” is no state's code that is known here." });
    }
    const start = performance.now();
    const asked = ask(question, knowledge, { after: after && followRedirects(after, knowledge), place });
    bot.metrics?.answered("web", asked.answer.kind, (performance.now() - start) / 1000);
    return send(c, JSON.stringify(apiAnswer(asked, bot)), { type, cache: keepNothing, more });
  });

  api.get("/answer/*", (c) => {
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
      for (const [name, value] of Object.entries(more)) c.header(name, value);
      return c.redirect(`${basePath(publicUrl)}${prefix}/${at}`, 301);
    }
    const asked = { question: "", reading: pickedReading(address), answer: given };
    const counted = (seconds: number) => bot.metrics?.answered("web", given.kind, seconds);
    const text = JSON.stringify(apiAnswer(asked, bot));
    counted((performance.now() - start) / 1000);
    return send(c, text, { type, more, counted });
  });

  api.get("/suggest", (c) => {
    const read = suggestQuery.safeParse(c.req.query());
    if (read.error) return wrong(c, read.error);
    const { q, kind, most = suggested } = read.data;
    const suggestions = kind
      ? suggest(kind, q, knowledge, most).map(({ id, label }) => ({ id, title: label, link: null }))
      : askSuggestions(q, knowledge, bot.place)
          .slice(0, most)
          .map((one) => linkTo(one, basePath(publicUrl)));
    return send(c, JSON.stringify({ suggestions }), { type, cache: keepNothing, more });
  });

  api.get("/roles", (c) => {
    const read = rolesQuery.safeParse(c.req.query());
    if (read.error) return wrong(c, read.error);
    const { family, wish = "", sort, ...traits } = read.data;
    const wanted = Object.entries(traits).map(([name, value]) => [name.replace("trait.", ""), value] as const);
    const wishes = wish.split(",").filter(Boolean);
    const unknown = wishes.find((one) => !knowledge.filters.has(one));
    if (unknown !== undefined) {
      return problem(c, 400, { detail: `“wish” takes ${[...knowledge.filters.keys()].join(", ")}.` });
    }
    const filters = wishes.flatMap((one) => knowledge.filters.get(one) ?? []);
    const roles = sortedRows(roleRows(knowledge), sort)
      .filter((row) => family === undefined || row.family === family)
      .filter((row) => wanted.every(([trait, value]) => row.traits[trait] === value))
      .filter(({ id }) => {
        const role = knowledge.roles.get(id);
        return role && filters.every((filter) => meets(role, filter));
      })
      .map((row) => ({ ...row, link: `${publicUrl ?? ""}/roles/${row.id}` }));
    return send(c, JSON.stringify({ roles }), { type, more });
  });

  api.get("/openapi.json", (c) => send(c, document, { type, more }));
  api.all("*", (c) => {
    if (c.req.method !== "GET" && c.req.method !== "HEAD") {
      c.header("allow", "GET, HEAD, OPTIONS");
      return problem(c, 405, { detail: "Answers can only be read, by GET." });
    }
    return problem(c, 404, { detail: "There is nothing here; /api/openapi.json describes what there is." });
  });
  return api;
}

/** Every wrong parameter in a sentence. */
const sentences = ({ issues }: z.ZodError): string =>
  issues
    .map(({ path, message, code, ...issue }) =>
      code === "unrecognized_keys" && "keys" in issue
        ? `${String(issue.keys)} is no parameter here.`
        : `“${path.join(".")}” ${message}.`,
    )
    .join(" ");

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
