import { createServer, type ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import type { PathHandler } from "../../src/adapter.ts";
import { healthHandlers, serve } from "../../src/runtime/http-server.ts";
import { newPathTable } from "../../src/runtime/path-table.ts";

const host = "127.0.0.1";
const at = (port: number, path: string) => `http://${host}:${port}${path}`;
const says = (path: string, words: string, { methods = ["GET", "POST"] } = {}): PathHandler => ({
  path,
  methods,
  handle: (_, response) => response.end(words),
});
const open = (...handlers: PathHandler[]) => serve(newPathTable(handlers), { port: 0, host, setting: "PORT" });

test("several parts answer on one port, each its own paths", async () => {
  const server = await open(says("/a", "one"), says("/b", "two"));
  const answers = await Promise.all(["/a", "/b"].map(async (path) => (await fetch(at(server.port, path))).text()));
  expect(answers).toEqual(["one", "two"]);
  expect((await fetch(at(server.port, "/c"))).status).toBe(404);
  expect((await fetch(at(server.port, "/a/"), { method: "DELETE" })).status).toBe(405);
  await server.close();
});

/** Every order of some things. */
const orders = <Thing>(things: readonly Thing[]): Thing[][] =>
  things.length === 0
    ? [[]]
    : things.flatMap((first) => orders(things.filter((one) => one !== first)).map((rest) => [first, ...rest]));

describe("parts that share a port", () => {
  const parts: readonly PathHandler[] = [
    { path: "*", handle: ({ method }, response) => response.end(`${method} page`) },
    says("/discord/interactions", "discord", { methods: ["POST"] }),
    says("/slack/*", "any of slack"),
    says("/slack/events", "slack", { methods: ["POST"] }),
  ];
  const answered = async (port: number) => {
    const asked: Record<string, string> = {};
    for (const path of ["/discord/interactions", "/slack/events?x=1", "/slack/other", "/slack", "/"]) {
      for (const method of ["GET", "POST"])
        asked[`${method} ${path}`] = await (await fetch(at(port, path), { method })).text();
    }
    return asked;
  };
  const each = {
    "GET /discord/interactions": "GET page",
    "POST /discord/interactions": "discord",
    "GET /slack/events?x=1": "any of slack",
    "POST /slack/events?x=1": "slack",
    "GET /slack/other": "any of slack",
    "POST /slack/other": "any of slack",
    "GET /slack": "GET page",
    "POST /slack": "POST page",
    "GET /": "GET page",
    "POST /": "POST page",
  };

  test("answer the same in whatever order they are added", async () => {
    for (const order of orders(parts)) {
      const server = await open(...order);
      expect(await answered(server.port)).toEqual(each);
      await server.close();
    }
  });

  test("answer the same when they come to a server that is open", async () => {
    for (const first of parts) {
      const table = newPathTable([first]);
      const server = await serve(table, { port: 0, host, setting: "PORT" });
      for (const part of parts) if (part !== first) table.add(part);
      expect(await answered(server.port)).toEqual(each);
      await server.close();
    }
  });

  test.each(["/slack/events", "/slack/*", "*"])("are refused where two of them answer %s", (path) => {
    const table = newPathTable(parts);
    expect(() => table.add(says(path, "another"))).toThrow(
      `Two parts of the bot answer ${path} on one port. Give one of them another path or port.`,
    );
  });
});

test("a process that lives may still be not ready", async () => {
  let ready = false;
  const server = await open(...healthHandlers(() => ready));
  const status = async (path: string) => (await fetch(at(server.port, path))).status;
  expect([await status("/healthz"), await status("/readyz")]).toEqual([200, 503]);
  ready = true;
  expect([await status("/healthz?x"), await status("/readyz")]).toEqual([200, 200]);
  await server.close();
});

test("what is in hand is answered before the server closes, and nothing more is taken", async () => {
  const inHand = Promise.withResolvers<ServerResponse>();
  const server = await open({ path: "/slow", methods: ["GET"], handle: (_, response) => inHand.resolve(response) });
  const asked = fetch(at(server.port, "/slow"));
  const response = await inHand.promise;
  const closing = server.close();
  await expect(fetch(at(server.port, "/slow"))).rejects.toThrow();
  response.end("done");
  expect(await (await asked).text()).toBe("done");
  await closing;
});

test("a port that is taken is told by the setting's name", async () => {
  const other = createServer().listen(0, host);
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as { port: number };
  await expect(serve(newPathTable(), { port, host, setting: "HEALTH_PORT" })).rejects.toThrow(
    `HEALTH_PORT: port ${port} on ${host} is taken`,
  );
  other.close();
});
