import { sign } from "node:crypto";
import { request } from "node:http";
import { type APIMessage, MessageFlags } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/discord/render/texts.ts";
import { texts as shared } from "../../src/present/texts.ts";
import { type Interaction, type Options, until } from "./fake-discord.ts";
import { buttonNamed, markupIn, repliesTo } from "./seen.ts";
import { setStage } from "./stage.ts";
import { aWhile, givenUp, impatient } from "./tampering.ts";

const stage = setStage({ mode: "http", isCalm: true });
const question = "how much do mri techs make?";
const answer = /^## MRI technologist: pay/;

async function done(interaction: Interaction): Promise<Interaction> {
  await interaction.waitReply();
  return interaction;
}
const ask = (): Promise<Interaction> => done(stage().discord.slash("ask", { options: { question } }));

test.each<[string, Options]>([
  ["ask", { question }],
  ["role", { role: "mri-technologist" }],
  ["duties", { role: "mri-technologist" }],
  ["requirements", { role: "mri-technologist", place: "texas" }],
  ["salary", { role: "mri tech", place: "houston", private: "no" }],
  ["salary", { role: "zork", for: "bob" }],
  ["advance", { role: "mri-technologist", for: "bob" }],
  ["outlook", { role: "mri-technologist" }],
  ["life", { role: "mri-technologist" }],
  ["compare", { a: "mri-technologist", b: "ct-technologist" }],
  ["path", { from: "mri-technologist", to: "radiologist" }],
  ["licence", { place: "texas" }],
  ["term", { term: "arrt" }],
  ["find", {}],
  ["help", {}],
  ["about", {}],
])("/%s %j is answered in the response itself", async (name, options) => {
  const { discord } = stage();
  const asked = await done(discord.slash(name, { options }));
  expect(markupIn(asked)).toMatch(/## /);
  expect(discord.requests.filter(({ path }) => path.endsWith("/callback"))).toEqual([]);
});

test("suggestions, buttons, menus and forms are answered", async () => {
  const { discord } = stage();
  expect((await done(discord.autocomplete("salary", "role", "mri"))).choices?.[0]?.name).toBe("MRI technologist");
  const asked = await ask();
  expect(markupIn(await done(discord.click(asked, buttonNamed(asked, texts.share))))).toMatch(/^Shared by/);
  expect(markupIn(await done(discord.click(asked, buttonNamed(asked, texts.notThis))))).toContain(shared.notTitle);
  // Under an open message: the emulated Discord does not know over HTTP that a form may change a private one. Nobody
  // shows choices to all with a command, so it stands for one that a mention got.
  const offered = await done(discord.slash("ask", { options: { question: "salary" } }));
  const open = { ...(offered.reply as APIMessage), flags: MessageFlags.IsComponentsV2 };
  const opened = await done(discord.click(open, buttonNamed(offered, texts.askAgain)));
  const sent = await done(discord.submitModal(opened, { question: "what does a sonographer do?" }));
  expect([sent.ephemeral, markupIn(sent)]).toEqual([true, expect.stringMatching(/^## Sonographer/)]);
});

test("“Answer this” posts the picked answer as a reply", async () => {
  const { discord } = stage();
  const message = discord.say(question, { user: "bob" });
  const offered = await done(discord.messageCommand(texts.answerThis, message));
  const [id = ""] = JSON.stringify(offered.reply).match(/post:[^"]+/) ?? [];
  const picked = discord.click(offered, id);
  await until(() => picked.edits, "how it ended");
  expect(markupIn(picked)).toBe(texts.posted);
  expect(picked.http?.status).toBe(202);
  expect(repliesTo(discord, message)).toHaveLength(1);
});

test("Discord can save the address: it pings, and tries a false signature", async () => {
  expect(await stage().discord.verifyInteractionsEndpoint()).toMatchObject({ ok: true });
});

test("a tampered interaction gets 401 and no answer", async () => {
  const { discord } = stage();
  await impatient(discord, 300, async () => {
    const asked = discord.slash("ask", { options: { question }, tamper: true });
    await until(() => asked.http, "the response");
    expect([asked.http?.status, asked.acked]).toEqual([401, false]);
    await givenUp(asked);
  });
  stage().forgive("no-ack");
});

type Sent = { readonly status: number; readonly text: string };

/** Sends what Discord would not. */
function send(body: string | Buffer, headers: Record<string, string> = {}, method = "POST", path = ""): Promise<Sent> {
  const endpoint = new URL(path, endpointUrl());
  return new Promise((resolve, reject) => {
    const sending = request(
      endpoint,
      { method, headers: { "content-type": "application/json", ...headers } },
      (response) => {
        let text = "";
        response.on("data", (part) => {
          text += part;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    sending.on("error", reject);
    sending.end(body);
  });
}

let url = "";
const endpointUrl = (): string => url;

function signed(body: string, ago = 0): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000) - ago);
  const signature = sign(null, Buffer.from(timestamp + body), stage().discord.privateKey).toString("hex");
  return { "x-signature-timestamp": timestamp, "x-signature-ed25519": signature };
}

describe("a request", () => {
  const ping = JSON.stringify({ id: "1", type: 1, token: "t", version: 1 });

  test("is known where to go", async () => {
    url = await stage().bot.endpoint();
    expect(await send(ping, signed(ping))).toEqual({ status: 200, text: '{"type":1}' });
  });

  test.each<[string, () => Record<string, string>]>([
    ["without a signature", () => ({})],
    ["with half a signature", () => ({ ...signed(ping), "x-signature-ed25519": "00" })],
    ["with a signature of zeros", () => ({ ...signed(ping), "x-signature-ed25519": "0".repeat(128) })],
    ["with another's signature", () => signed(`${ping} `)],
    ["that is two minutes old", () => signed(ping, 120)],
    ["that comes from the future", () => signed(ping, -120)],
    [
      "with another time than was signed",
      () => ({ ...signed(ping), "x-signature-timestamp": String(Math.floor(Date.now() / 1000) - 1) }),
    ],
    ["with a time that is none", () => ({ ...signed(ping), "x-signature-timestamp": "now" })],
  ])("%s gets 401", async (_, headers) => {
    expect((await send(ping, headers())).status).toBe(401);
  });

  test.each(["", "{", "null", "[]", "7", '"text"', "{}", '{"type":77}', '{"type":"2"}'])(
    "that Discord signed, but that says %j, gets 400",
    async (body) => {
      expect((await send(body, signed(body))).status).toBe(400);
    },
  );

  test.each<[string, object]>([
    ["no data", { type: 2 }],
    ["data that is null", { type: 2, data: null }],
    ["options that are no list", { type: 2, data: { type: 1, name: "salary", options: {} } }],
    ["an option that is null", { type: 2, data: { type: 1, name: "salary", options: [null] } }],
    ["a press without anything", { type: 3 }],
    ["a form without fields", { type: 5, data: {} }],
    ["suggestions for nothing", { type: 4, data: { name: "role" } }],
  ])("with %s is still answered", async (_, interaction) => {
    const body = JSON.stringify({ id: "1", token: "t", version: 1, ...interaction });
    expect((await send(body, signed(body))).status).toBe(200);
  });

  test("larger than any interaction gets 413", async () => {
    expect((await send(Buffer.alloc(3 << 20, "x"))).status).toBe(413);
  });

  test("that is none of ours gets a plain refusal", async () => {
    expect((await send("", {}, "GET", "/")).status).toBe(404);
    expect((await send("", {}, "PUT", "/")).status).toBe(405);
    expect((await send("", {}, "GET", "/healthz")).status).toBe(200);
    expect((await send("", {}, "GET", "/readyz")).status).toBe(200);
  });

  test("that breaks off ends nothing", async () => {
    const broken = request(endpointUrl(), { method: "POST", headers: { "content-length": "1000" } });
    broken.on("error", () => undefined);
    broken.write("{");
    await aWhile();
    broken.destroy();
    expect(markupIn(await ask())).toMatch(answer);
  });
});

test("two copies stand side by side: either answers what the other began", async () => {
  const { discord, bot } = stage();
  const other = await stage().start();
  const endpoints = [await bot.endpoint(), await other.endpoint()];
  let turn = 0;
  const next = <Done>(act: () => Done): Done => {
    discord.setInteractionsEndpoint(endpoints[turn++ % 2] ?? "");
    return act();
  };
  const asked = await next(ask);
  for (let time = 0; time < 3; time++) {
    const why = await next(() => done(discord.click(asked, buttonNamed(asked, texts.why))));
    expect(markupIn(why)).toMatch(/I read it as .*MRI technologist: pay/);
  }
  const offered = await next(() => done(discord.messageCommand(texts.answerThis, discord.say(question))));
  const [id = ""] = JSON.stringify(offered.reply).match(/post:[^"]+/) ?? [];
  const picked = next(() => discord.click(offered, id));
  await until(() => picked.edits, "how it ended");
  expect(markupIn(picked)).toBe(texts.posted);
  discord.setInteractionsEndpoint(endpoints[0] ?? "");
  expect((await other.stop()).code).toBe(0);
});
