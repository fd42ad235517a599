import { request } from "node:http";
import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenSite, openSite } from "./site.ts";

let site: OpenSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** What comes back for bytes that no client library would send. */
const raw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(site.port, "127.0.0.1", () => socket.write(bytes));
    let came = "";
    socket.on("data", (part) => {
      came += part;
    });
    socket.on("end", () => resolve(came));
    socket.on("error", reject);
    socket.setTimeout(20_000, () => {
      socket.destroy();
      resolve(came);
    });
  });
const rawPath = (path: string) => raw(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);

/** How a request ended, its headers as they came. */
const fetched = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; bytes: number }>((resolve, reject) => {
    request({ port: site.port, path, headers, method }, (response) => {
      let bytes = 0;
      response.on("data", (part: Buffer) => {
        bytes += part.length;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes }));
    })
      .on("error", reject)
      .end();
  });

describe("what browsers are told", () => {
  test.each(["/", "/salary/mri-technologist", "/roles", "/nope", "/ask?q=hi", "/api/roles"])(
    "%s runs nothing but what is ours",
    async (path) => {
      for (const again of [1, 2]) {
        const { headers } = await fetched(path);
        const policy = String(headers["content-security-policy"]);
        expect([again, policy]).toEqual([again, expect.stringContaining("default-src 'none'")]);
        expect(policy).toContain("script-src 'self'");
        expect(policy).not.toContain("unsafe");
        expect(headers).toMatchObject({
          "x-content-type-options": "nosniff",
          "x-frame-options": "DENY",
          "referrer-policy": "no-referrer",
        });
        expect(headers["set-cookie"]).toBeUndefined();
      }
    },
  );

  test("no page has a script or a style in it, or anything from elsewhere", async () => {
    for (const path of ["/", "/roles", "/map", "/salary/mri-technologist", "/playground", "/ask?q=ct+or+mri"]) {
      const page = await (await site.get(path)).text();
      expect(page).not.toMatch(/<script(?![^>]* src="\/)|<style|\sstyle="|\son[a-z]+="|javascript:/);
      expect(page).not.toMatch(/<(script|link|img|iframe|source)[^>]* (src|href)="(https?:)?\/\//);
    }
  });
});

describe("keeping", () => {
  test("a page is made once, compressed, and known by the version of the site", async () => {
    const path = "/salary/ct-technologist";
    const fresh = await fetched(path);
    expect(fresh.headers).toMatchObject({ etag: 'W/"version"', vary: "Accept-Encoding" });
    expect(fresh.headers["cache-control"]).toMatch(/^public, max-age=\d+/);
    await fetched(path, { "accept-encoding": "br" });
    await expect
      .poll(async () => (await fetched(path, { "accept-encoding": "gzip, br" })).headers["content-encoding"])
      .toBe("br");
    const compressed = await fetched(path, { "accept-encoding": "br" });
    expect(compressed.bytes).toBeLessThan(fresh.bytes / 2);
    expect((await fetched(path, { "accept-encoding": "br;q=0, gzip;q=0" })).bytes).toBe(fresh.bytes);
    expect(await fetched(path, { "if-none-match": 'W/"version"' })).toMatchObject({ status: 304, bytes: 0 });
    expect(await fetched(path, { "if-none-match": 'W/"another"' })).toMatchObject({ status: 200 });
    expect(await fetched(path, {}, "HEAD")).toMatchObject({ status: 200, bytes: 0 });
  });

  test("what somebody typed is kept nowhere", async () => {
    for (const path of ["/ask?q=ct+or+mri", "/playground?q=ct+or+mri", "/api/answer?ask=ct+or+mri"]) {
      for (let times = 0; times < 2; times++) {
        const { headers } = await fetched(path);
        expect([path, headers["cache-control"], headers.etag]).toEqual([path, "private, no-store", undefined]);
      }
    }
  });

  test("scripts and styles are kept for ever under the name of their version only", async () => {
    expect((await fetched("/assets/version/page.css")).headers["cache-control"]).toContain("immutable");
    expect((await fetched("/assets/other/page.css")).headers["cache-control"]).toBe("private, no-store");
    expect((await fetched("/assets/version/../../package.json")).status).toBe(404);
  });
});

describe("bad input", () => {
  test.each([
    "/..%2f..%2fetc/passwd",
    "/../../etc/passwd",
    "/%00",
    "/%",
    "/%ff%fe",
    "//evil.example/%2e%2e",
    "/salary/<script>alert(1)</script>",
    "/roles/__proto__",
    "/places/constructor",
    "/assets/version/constructor",
    "/pictures/pay/%2e%2e/%2e%2e/x.png",
    "/cards/..%2f.png",
  ])("%s is a page that is not there", async (path) => {
    const came = await rawPath(path);
    expect(came).toMatch(/^HTTP\/1\.1 404 /);
    expect(came).not.toContain("<script>alert");
    expect(came).not.toMatch(/root:|at .*\.ts:\d+/);
  });

  test("a redirect never leads to another site", async () => {
    for (const path of [
      "//evil.example/",
      "/\\evil.example/",
      "//evil.example/roles/",
      "/%0d%0aset-cookie:x=1/roles/",
    ]) {
      expect(await rawPath(path)).not.toMatch(/\r\n(location: (\/\/|\/\\|https?:)|set-cookie)/i);
    }
  });

  test("words are never markup", async () => {
    const typed = `<img src=x onerror=alert(1)>"'><script>alert(2)</script>`;
    for (const path of ["/ask", "/playground"]) {
      const page = await (await site.get(`${path}?q=${encodeURIComponent(typed)}`)).text();
      expect(page).not.toContain("<img src=x");
      expect(page).not.toContain("<script>alert");
    }
  });

  test("other methods are told what can be done here", async () => {
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
      const response = await site.get("/roles", { method, ...(method !== "DELETE" && { body: "{broken" }) });
      expect([method, response.status, response.headers.get("allow")]).toEqual([method, 405, "GET, HEAD"]);
    }
  });

  test("what is no request, and a request that is too long, get a sentence", async () => {
    expect(await raw("nonsense\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 [\s\S]*no request that can be read/);
    expect(await raw(`GET /${"a".repeat(20_000)} HTTP/1.1\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 [\s\S]*too long/);
    expect(await raw("GET /roles HTTP/1.1\r\n\r\n")).toMatch(/^HTTP\/1\.1 (200|400) /);
  });

  test("any path and any query get a page or a problem, and nothing of ours fails", async () => {
    const part = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("salary", "..", "%2e%2e", "%00", "compare", "+", "api", "answer"),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 4 }),
        fc.dictionary(fc.constantFrom("q", "after", "a", "sort", "wish", "x"), fc.string({ unit: "grapheme" })),
        async (parts, query) => {
          const path = encodeURI(`/${parts.join("/")}`).replaceAll(/[?#\\]/g, "");
          const response = await site.get(`${path}?${new URLSearchParams(query)}`);
          expect(response.status, path).toBeLessThan(500);
          expect(await response.text()).not.toMatch(/\[object|at .*\.ts:\d+/);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("much traffic", () => {
  test("two thousand connections at once are all answered", async () => {
    const answers = await Promise.all(
      Array.from({ length: 2000 }, (_, at) => fetched(`/salary/sonographer?${at % 7}`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test("clients that hang up in the middle harm nobody", async () => {
    for (let times = 0; times < 50; times++) {
      const socket = connect(site.port, "127.0.0.1", () => {
        socket.write("GET /roles HTTP/1.1\r\nhost: x\r\n\r\nGET /terms HT");
        setTimeout(() => socket.destroy(), times % 5);
      });
      socket.on("error", () => undefined);
    }
    expect((await fetched("/roles")).status).toBe(200);
  });

  test("who asks too much waits, and nobody else does", async () => {
    const strict = await openSite({}, { WEB_RATE_LIMIT: 5, TRUST_PROXY: 1 });
    const as = (client: string, path = "/roles") =>
      strict.get(path, { headers: { "x-forwarded-for": `9.9.9.9, ${client}` } });
    for (let times = 0; times < 5; times++) expect((await as("1.1.1.1")).status).toBe(200);
    const refused = await as("1.1.1.1");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(await refused.text()).toContain("Please wait a minute");
    const problem = await as("1.1.1.1", "/api/roles");
    expect([problem.status, problem.headers.get("content-type")]).toEqual([429, "application/problem+json"]);
    expect((await as("2.2.2.2")).status).toBe(200);
    await strict.close();
  });

  test.each([
    "/pictures/pay/salary/mri-technologist.png",
    "/%70ictures/pay/salary/mri-technologist.png",
    "/cards/salary/mri-technologist.pn%67",
  ])("an image counts as ten pages, however its address is written: %s", async (image) => {
    const strict = await openSite({}, { WEB_RATE_LIMIT: 15 });
    expect((await strict.get(image)).status).toBe(200);
    expect((await strict.get(image)).status).toBe(429);
    await strict.close();
    // Where few pages are allowed, an image still is.
    const stricter = await openSite({}, { WEB_RATE_LIMIT: 3 });
    expect((await stricter.get(image)).status).toBe(200);
    await stricter.close();
  });

  test("many new images at once are drawn or told to come again, and pages go on", async () => {
    const roles = [...site.world.knowledge.roles.keys()];
    const paths = ["overview", "duties", "requirements", "outlook"].flatMap((topic) =>
      roles.map((role) => `/cards/${topic}/${role}.png`),
    );
    const images = paths.map(async (path) => {
      const response = await site.get(path);
      await response.arrayBuffer();
      return response.status;
    });
    const page = await site.get("/term/arrt?n=0", { headers: { "accept-encoding": "br" } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("<h1>ARRT</h1>")]);
    const statuses = await Promise.all(images);
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  });

  test("a first visitor gets a page compressed, and one who leaves meanwhile harms nobody", async () => {
    const path = "/term/arrt";
    const fresh = await openSite();
    const first = await fresh.get(`${path}?n=2`, { headers: { "accept-encoding": "br" } });
    expect(first.headers.get("content-encoding")).toBe("br");
    expect(await first.text()).toContain("<h1>ARRT</h1>");
    const known = await fresh.get(`${path}?n=3`, { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
    expect([known.status, await known.text()]).toEqual([304, ""]);
    const leaving = new AbortController();
    const left = fresh.get("/salary/radiologic-technologist/tx?n=1", { signal: leaving.signal }).catch(() => "left");
    setTimeout(() => leaving.abort(), 1);
    await left;
    expect((await fresh.get(path)).status).toBe(200);
    await fresh.close();
  });
});
