import { createServer } from "node:http";
import { expect, test } from "vitest";
import type { RequestHandler } from "../src/adapter.ts";
import { healthHandler, serve } from "../src/runtime/http-server.ts";

const host = "127.0.0.1";
const at = (port: number, path: string) => `http://${host}:${port}${path}`;
const says =
  (path: string, words: string, after = 0): RequestHandler =>
  (request, response) => {
    if (request.url !== path) return false;
    setTimeout(() => response.end(words), after);
    return true;
  };

test("several parts answer on one port, each its own paths", async () => {
  const server = await serve([says("/a", "one"), says("/b", "two")], { port: 0, host, setting: "PORT" });
  const answers = await Promise.all(["/a", "/b"].map(async (path) => (await fetch(at(server.port, path))).text()));
  expect(answers).toEqual(["one", "two"]);
  expect((await fetch(at(server.port, "/c"))).status).toBe(404);
  expect((await fetch(at(server.port, "/a/"), { method: "DELETE" })).status).toBe(405);
  await server.close();
});

test("a process that lives may still be not ready", async () => {
  let ready = false;
  const server = await serve([healthHandler(() => ready)], { port: 0, host, setting: "HEALTH_PORT" });
  const status = async (path: string) => (await fetch(at(server.port, path))).status;
  expect([await status("/healthz"), await status("/readyz")]).toEqual([200, 503]);
  ready = true;
  expect([await status("/healthz?x"), await status("/readyz")]).toEqual([200, 200]);
  await server.close();
});

test("what is in hand is answered before the server closes, and nothing more is taken", async () => {
  const server = await serve([says("/slow", "done", 200)], { port: 0, host, setting: "PORT" });
  const asked = fetch(at(server.port, "/slow"));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const closing = server.close();
  await expect(fetch(at(server.port, "/slow"))).rejects.toThrow();
  expect(await (await asked).text()).toBe("done");
  await closing;
});

test("a port that is taken is told by the setting's name", async () => {
  const other = createServer().listen(0, host);
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as { port: number };
  await expect(serve([], { port, host, setting: "HEALTH_PORT" })).rejects.toThrow(
    `HEALTH_PORT: port ${port} on ${host} is taken`,
  );
  other.close();
});
