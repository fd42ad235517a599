import { Validator } from "@seriousme/openapi-schema-validator";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemSchema } from "../../../adapters/web/api/problem.ts";
import { answerSchema, rolesSchema, suggestionsSchema } from "../../../adapters/web/api/schemas.ts";
import { formatAddress } from "../../../src/address.ts";
import { everyAddress } from "../../../src/answers/every-address.ts";
import { knowledgeOf } from "../../support/knowledge-of.ts";
import { type OpenSite, openSite } from "../site.ts";

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const read = async (path: string, from = site) => {
  const response = await from.get(path);
  // biome-ignore lint/suspicious/noExplicitAny: what it holds is for each test to say
  const body = (await response.json()) as any;
  return { status: response.status, type: response.headers.get("content-type"), body };
};
const problemOf = async (path: string) => {
  const { status, type, body } = await read(path);
  expect(type).toBe("application/problem+json");
  return { status, detail: problemSchema.parse(body).detail };
};

describe("answers", () => {
  test("a question in words", async () => {
    const { status, type, body } = await read("/api/answer?ask=how+much+do+mri+techs+make+in+ohio%3F");
    expect([status, type]).toEqual([200, "application/json; charset=utf-8"]);
    expect(answerSchema.parse(body)).toMatchObject({
      kind: "answer",
      id: "salary/mri-technologist/oh",
      link: "/salary/mri-technologist/oh",
      place: "oh",
    });
  });

  test("a follow-up, and a place meant when none is named", async () => {
    const id = async (query: string) => (await read(`/api/answer?${query}`)).body.id;
    expect(await id("ask=and+in+florida%3F&after=salary/mri-technologist/oh")).toBe("salary/mri-technologist/fl");
    expect(await id("ask=how+much+do+mri+techs+make&place=tx")).toBe("salary/mri-technologist/tx");
  });

  test.each(["choices", "unknown", "declined", "welcome"])("%s has the same shape", async (kind) => {
    const asks = {
      choices: "ct or what?",
      unknown: "4711",
      declined: "solve 3x + 4 = 10 for my homework",
      welcome: "hello",
    };
    const { body } = await read(`/api/answer?ask=${encodeURIComponent(asks[kind as keyof typeof asks])}`);
    expect(answerSchema.parse(body).link === null || kind === "choices").toBe(true);
  });

  test("every address of a knowledge base, with and without a version in the path", async () => {
    const tiny = await openSite({ knowledge: knowledgeOf(), publicUrl: "https://answers.example.org" });
    const wrong: string[] = [];
    for (const address of everyAddress(tiny.world.knowledge)) {
      const id = formatAddress(address);
      for (const prefix of ["/api", "/api/v1"]) {
        const { status, body } = await read(`${prefix}/answer/${id}`, tiny);
        const parsed = answerSchema.safeParse(body);
        if (status !== 200 || !parsed.success || parsed.data.link !== `https://answers.example.org/${id}`)
          wrong.push(`${prefix} ${id}`);
      }
    }
    expect(wrong).toEqual([]);
    await tiny.close();
  });

  test("pictures come with their words and files", async () => {
    const { body } = await read("/api/answer/salary/radiologic-technologist/tx");
    const [picture] = answerSchema.parse(body).pictures;
    expect(picture?.alt).toContain("Texas: $78,630");
    for (const file of [picture?.light.png, picture?.dark.svg]) expect((await site.get(file ?? "")).status).toBe(200);
  });

  test("a renamed role leads to its new address", async () => {
    const renamed = await openSite({ knowledge: knowledgeOf({ redirects: { "roles/old-salt": "captain" } }) });
    const response = await renamed.get("/api/v1/answer/overview/old-salt");
    expect([response.status, response.headers.get("location")]).toEqual([301, "/api/v1/answer/overview/captain"]);
    await renamed.close();
  });
});

describe("suggestions and roles", () => {
  test("what somebody may be about to ask", async () => {
    const { body } = await read("/api/suggest?q=mri");
    const { suggestions } = suggestionsSchema.parse(body);
    expect(suggestions.length).toBeLessThanOrEqual(8);
    expect(suggestions[0]).toEqual({
      id: "overview/mri-technologist",
      title: "MRI technologist: overview",
      link: "/overview/mri-technologist",
    });
  });

  test("names of a kind", async () => {
    const { body } = await read("/api/suggest?q=tex&kind=place&most=1");
    expect(suggestionsSchema.parse(body).suggestions).toEqual([{ id: "tx", title: "Texas", link: null }]);
  });

  test("roles, sorted and narrowed down", async () => {
    const ids = async (query = "") =>
      rolesSchema.parse((await read(`/api/roles${query}`)).body).roles.map(({ id }) => id);
    expect((await ids()).length).toBe(site.world.knowledge.roles.size);
    expect((await ids("?sort=pay&family=technologist"))[0]).not.toBe("radiologist");
    const few = await ids("?wish=no-nights,two-years-or-less&sort=growth");
    expect(few.length).toBeGreaterThan(0);
    expect(few.length).toBeLessThan(site.world.knowledge.roles.size);
  });
});

describe("problems say what is wrong and how to mend it", () => {
  test.each([
    ["/api/answer", 400, "“ask” is missing"],
    ["/api/answer?ask=", 400, "“ask” is empty"],
    [`/api/answer?ask=${"a".repeat(2001)}`, 400, "2000 characters"],
    ["/api/answer?ask=x&after=nonsense", 400, "“after” is no address"],
    ["/api/answer?ask=x&place=Texas", 400, "“place” is a state's code"],
    ["/api/answer?ask=x&quiet=1", 400, "quiet is no parameter"],
    ["/api/suggest?kind=planet", 400, "“kind” is one of"],
    ["/api/suggest?most=0", 400, "“most” is 1 or more"],
    ["/api/roles?sort=height", 400, "“sort” is one of"],
    ["/api/roles?wish=riches", 400, "“wish” takes no-degree"],
    ["/api/answer/salary/nobody", 404, "There is no answer"],
    ["/api/answer/%ff", 404, "There is no answer"],
    ["/api/nothing", 404, "openapi.json"],
    ["/api", 404, "openapi.json"],
  ])("%s", async (path, status, detail) => {
    expect(await problemOf(path)).toEqual({ status, detail: expect.stringContaining(detail) });
  });

  test("a mistyped address comes with what may have been meant", async () => {
    const { body } = await read("/api/answer/salary/mri-tecnologist");
    expect(problemSchema.parse(body).near?.[0]?.id).toBe("salary/mri-technologist");
  });

  test("other methods, whatever they bring", async () => {
    const response = await site.get("/api/answer", {
      method: "POST",
      body: '{"ask": broken',
      headers: { "content-type": "application/json" },
    });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    expect(problemSchema.parse(await response.json()).status).toBe(405);
  });

  test("any path and any query get an answer or a problem", async () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("salary/x", "..", "%00", "<script>", "a".repeat(3000)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("answer", "suggest", "roles", "x"),
        text,
        fc.constantFrom("ask", "q", "kind", "sort", "after"),
        text,
        async (route, rest, name, value) => {
          const path = `/api/${route}/${encodeURIComponent(rest)}?${new URLSearchParams({ [name]: value })}`;
          const response = await site.get(path);
          expect(response.status).toBeLessThan(500);
          expect(response.headers.get("content-type")).toMatch(/^application\/(problem\+)?json/);
          await response.json();
        },
      ),
      { numRuns: 150 },
    );
  });
});

test("other sites may read", async () => {
  const response = await site.get("/api/answer/term/arrt", { headers: { origin: "https://elsewhere.example" } });
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("x-api-version")).toBe("1");
  const preflight = await site.get("/api/roles", {
    method: "OPTIONS",
    headers: { origin: "https://elsewhere.example", "access-control-request-method": "GET" },
  });
  expect([preflight.status, preflight.headers.get("access-control-allow-methods")]).toEqual([204, "GET,HEAD,OPTIONS"]);
});

test("the description of the interface is valid OpenAPI 3.1", async () => {
  const { body } = await read("/api/openapi.json");
  const { valid, errors } = await new Validator().validate(body);
  expect([valid, errors]).toEqual([true, undefined]);
  expect(body.openapi).toMatch(/^3\.1/);
  expect(Object.keys(body.paths)).toEqual(["/answer", "/answer/{address}", "/suggest", "/roles", "/openapi.json"]);
});
