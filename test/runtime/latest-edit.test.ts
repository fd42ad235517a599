import { describe, expect, test } from "vitest";
import { LatestEdit } from "../../src/runtime/scheduling/latest-edit.ts";

/** Several edits to one message, of which the newest wins. */

/** A message whose edits arrive when the test says so. */
function slowMessage() {
  const shown: string[] = [];
  const arrivals: (() => void)[] = [];
  const send = (edit: string) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    arrivals.push(() => {
      shown.push(edit);
      resolve();
    });
    return promise;
  };
  const arrive = async () => {
    arrivals.shift()?.();
    await new Promise(setImmediate);
  };
  return { shown, send, arrive, underWay: () => arrivals.length };
}

describe("where newer edits wait", () => {
  test("the newest edit is sent, and who sends it gets what came of it", async () => {
    const message = new LatestEdit("first page");
    expect(await message.sendIfLatest("first page", async () => "done")).toBe("done");
  });

  test("an older one that comes late is not sent", async () => {
    const message = new LatestEdit("first page");
    message.replace("second page");
    const { send, underWay } = slowMessage();
    expect(await message.sendIfLatest("first page", () => send("first page"))).toBeUndefined();
    expect(underWay()).toBe(0);
  });

  test("a newer one goes out only after the one that is being sent has arrived", async () => {
    const message = new LatestEdit("first page");
    const { send, shown, arrive, underWay } = slowMessage();
    const first = message.sendIfLatest("first page", () => send("first page"));
    message.replace("second page");
    const second = message.settled().then(() => send("second page"));
    await new Promise(setImmediate);
    expect(underWay()).toBe(1);
    await arrive();
    await arrive();
    await Promise.all([first, second]);
    expect(shown).toEqual(["first page", "second page"]);
  });

  test("one that fails throws for who sent it, and keeps nobody waiting", async () => {
    const message = new LatestEdit("first page");
    const failing = message.sendIfLatest("first page", () => Promise.reject(new Error("gone")));
    await message.settled();
    await expect(failing).rejects.toThrow("gone");
    await message.settled();
  });
});

describe("where newer edits cannot wait", () => {
  test("the newest edit is sent once", async () => {
    const message = new LatestEdit("first page");
    const { send, shown, arrive } = slowMessage();
    const sending = message.sendUntilLatest("first page", send);
    await arrive();
    await sending;
    expect(shown).toEqual(["first page"]);
  });

  test("an older one that comes late is not sent", async () => {
    const message = new LatestEdit("first page");
    message.replace("second page");
    const { send, underWay } = slowMessage();
    await message.sendUntilLatest("first page", send);
    expect(underWay()).toBe(0);
  });

  test("what was overwritten while an edit was sent is sent again, and only the newest of it", async () => {
    const message = new LatestEdit("first page");
    const { send, shown, arrive } = slowMessage();
    const sending = message.sendUntilLatest("first page", send);
    message.replace("second page");
    message.replace("third page");
    await arrive();
    message.replace("fourth page");
    await arrive();
    await arrive();
    await sending;
    expect(shown).toEqual(["first page", "third page", "fourth page"]);
  });

  test("one that fails throws, and nothing more is sent", async () => {
    const message = new LatestEdit("first page");
    const failing = message.sendUntilLatest("first page", async () => {
      message.replace("second page");
      throw new Error("gone");
    });
    await expect(failing).rejects.toThrow("gone");
  });
});
