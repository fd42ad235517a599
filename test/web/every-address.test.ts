import { Agent, get } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerSchema } from "../../adapters/web/api/schemas.ts";
import { everyPage } from "../../adapters/web/site/page-paths.ts";
import { everyAddress } from "../../src/answers/every-address.ts";
import { pagePath } from "../../src/present/permalink.ts";
import { knowledge } from "../support/real-knowledge.ts";
import { type OpenSite, openSite } from "./site.ts";

/** Every address of the real knowledge base, over a real socket. */

let site: OpenSite;
const agent = new Agent({ keepAlive: true, maxSockets: 40 });
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  agent.destroy();
  await site.close();
});

const read = (path: string): Promise<{ status: number; body: string }> =>
  new Promise((done, fail) => {
    get({ agent, port: site.port, host: "127.0.0.1", path }, (response) => {
      text(response).then((body) => done({ status: response.statusCode ?? 0, body }), fail);
    }).on("error", fail);
  });

/** What is wrong at any of some paths. */
async function wrongAt(paths: readonly string[], fault: (body: string) => string | undefined): Promise<string[]> {
  const wrong: string[] = [];
  await Promise.all(
    paths.map(async (path) => {
      const { status, body } = await read(path);
      const says = status === 200 ? fault(body) : String(status);
      if (says !== undefined) wrong.push(`${path}: ${says}`);
    }),
  );
  return wrong;
}

test("is a page with one heading, a title and a description, and no word of the machinery", async () => {
  const paths = [...everyPage(knowledge)];
  expect(paths.length).toBeGreaterThan(18_000);
  expect(
    await wrongAt(paths, (body) => {
      if (body.split("<h1").length !== 2) return "has not one heading";
      if (!/<title>[^<]{5,}<\/title>/.test(body)) return "has no title";
      if (!/<meta name="description" content="[^"]{5,}">/.test(body)) return "has no description";
      return /\bundefined\b|\[object|NaN/.exec(body)?.[0];
    }),
  ).toEqual([]);
});

test("is an answer as data, of the described shape", async () => {
  const addresses = [...everyAddress(knowledge)].map(pagePath);
  expect(
    await wrongAt(
      addresses.map((path) => `/api/v1/answer${path}`),
      (body) => {
        const { success, error, data } = answerSchema.safeParse(JSON.parse(body));
        if (!success) return error.message;
        return data.kind === "answer" ? undefined : data.kind;
      },
    ),
  ).toEqual([]);
});
