import { expect, test } from "vitest";
import { Servers } from "../../adapters/servers.ts";
import type { PathHandler } from "../../src/adapter.ts";

const host = "127.0.0.1";
const says = (path: string, words: string): PathHandler => ({ path, handle: (_, response) => response.end(words) });
const textAt = async (url: string) => (await fetch(url)).text();

test("platforms share one port, also those that start at the same moment", async () => {
  const servers = new Servers(host, 0, [says("/healthz", "ok")]);
  const addresses = await Promise.all([servers.share(says("*", "pages")), servers.share(says("/chat", "chat"))]);
  expect(new Set(addresses).size).toBe(1);
  const answers = await Promise.all(["/", "/chat", "/healthz"].map((path) => textAt(`http://${addresses[0]}${path}`)));
  expect(answers).toEqual(["pages", "chat", "ok"]);
  await servers.close();
});

test("a platform that wants the path of another is refused, and the other goes on", async () => {
  const servers = new Servers(host, 0, []);
  const address = await servers.share(says("/chat", "first"));
  await expect(servers.share(says("/chat", "second"))).rejects.toThrow(
    "Two parts of the bot answer /chat on one port.",
  );
  expect(await textAt(`http://${address}/chat`)).toBe("first");
  await servers.close();
});

test("closed, none of its ports listens any more", async () => {
  const servers = new Servers(host, 0, []);
  const address = await servers.share(says("*", "pages"));
  await servers.close();
  await expect(fetch(`http://${address}/`)).rejects.toThrow();
});
