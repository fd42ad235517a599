import type { App, Receiver } from "@slack/bolt";
import { expect, test } from "vitest";
import { boltLog } from "../../adapters/slack/receive/bolt-logger.ts";
import type { Dispatcher } from "../../adapters/slack/receive/dispatcher.ts";
import { type Installation, type Installations, oneWorkspace } from "../../adapters/slack/receive/installations.ts";
import { newApp } from "../../adapters/slack/receive/listeners.ts";
import { newLog } from "../../src/runtime/log.ts";

const command = { command: "/career", text: "hi", team_id: "T1", enterprise_id: "E1", user_id: "U1", channel_id: "C1" };
const log = newLog("silent");

/** Hands a command to Bolt, and says what came of it: whether it was acknowledged, and in whose name it was taken. */
async function taken(installations: Installations): Promise<{ acks: number; by: unknown[] }> {
  let app: Pick<App, "processEvent"> | undefined;
  const by: unknown[] = [];
  let acks = 0;
  const init = (one: App) => {
    app = one;
  };
  const receiver = { init } as unknown as Receiver;
  const dispatcher = {
    dispatchCommand: async (_: unknown, ack: () => Promise<void>, client: unknown) => {
      by.push(client);
      await ack();
    },
  } as unknown as Dispatcher;
  newApp({ receiver, socketMode: false, dispatcher, installations, apiUrl: undefined, log, logger: boltLog(log) });
  await app?.processEvent({ body: command, ack: async () => void acks++ });
  return { acks, by };
}

const installation = { api: {}, token: "xoxb-1", botUser: "U0BOT", botId: "B0BOT" } as Installation;

test("every command asks for the bot of its workspace, and is answered in its name", async () => {
  const asked: unknown[] = [];
  const installations: Installations = {
    find: async (workspace) => {
      asked.push(workspace);
      return installation;
    },
  };
  expect(await taken(installations)).toEqual({ acks: 1, by: [{ api: installation.api, botUser: "U0BOT" }] });
  expect(asked).toEqual([{ team: "T1", enterprise: "E1" }]);
});

test("where it is not installed, it is acknowledged and nothing more", async () => {
  expect(await taken({ find: async () => undefined })).toEqual({ acks: 1, by: [] });
});

test("one workspace is found whatever Slack says it is", async () => {
  expect(await oneWorkspace(installation).find({ team: "T9" })).toBe(installation);
});
