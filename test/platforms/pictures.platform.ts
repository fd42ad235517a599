import type { APIMessage } from "discord-api-types/v10";
import { afterEach, describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/discord/render/texts.ts";
import { linksOf, picturesIn } from "../discord/interactions.ts";
import { type FakeDiscord, type Fault, type Interaction, type Request, until } from "./fake-discord.ts";
import { buttonNamed, buttonsIn, markupIn, repliesTo, replyTo } from "./seen.ts";
import { setStage } from "./stage.ts";
import { applied, aWhile, carryOut } from "./tampering.ts";

/** Answers carry their picture and the link to their page, and no fault of either costs anybody the answer. */

const site = "https://answers.example.org";
const environment = { PUBLIC_URL: site };
const question = "how much do mri techs make?";
const answer = /^## MRI technologist: pay/;
const link = `${site}/salary/mri-technologist`;

const shownIn = (shown: Interaction | APIMessage): APIMessage =>
  ("payload" in shown ? shown.reply : shown) ?? ({ components: [] } as unknown as APIMessage);
const hasPicture = (shown: Interaction | APIMessage): boolean => picturesIn(shownIn(shown)).length > 0;

/** Waits for the picture of an answer that is there. */
async function pictured<Shown extends Interaction | APIMessage>(shown: Shown): Promise<Shown> {
  if ("payload" in shown) await shown.waitReply();
  await until(() => hasPicture(shown), "its picture");
  const [picture] = picturesIn(shownIn(shown));
  expect(picture?.description).toMatch(/\w/);
  expect(shownIn(shown).attachments.map(({ filename }) => `attachment://${filename}`)).toEqual([picture?.media.url]);
  return shown;
}

const isUpload = ({ method, body }: Request): boolean =>
  (method === "PATCH" || method === "POST") && JSON.stringify(body ?? {}).includes("attachment://");

/** What is asked and pressed in either mode. */
function everywhere(discord: () => FakeDiscord): void {
  const ask = () => discord().slash("ask", { options: { question } });

  test("a command's answer comes first, then its picture", async () => {
    const asked = ask();
    await asked.waitAck();
    expect(JSON.stringify(asked.callback)).not.toContain("attachment://");
    expect(linksOf(await pictured(asked).then(shownIn))).toEqual([link]);
    expect([markupIn(asked), asked.edits, asked.followups]).toEqual([expect.stringMatching(answer), 1, []]);
  });

  test("what is shared or pointed out carries it, too", async () => {
    const asked = await pictured(ask());
    const shared = await pictured(discord().click(asked, buttonNamed(asked, texts.share)));
    expect([shared.ephemeral, linksOf(shownIn(shared))]).toEqual([false, [link]]);
    const options = { role: "mri-technologist", for: "bob" };
    const pointed = await pictured(discord().slash("salary", { options }));
    expect(markupIn(pointed)).toContain("thought this answers your question:");
  });

  test("every button under it works as before", async () => {
    const asked = await pictured(ask());
    for (const id of Object.values(buttonsIn(asked))) await discord().click(asked, id).waitReply();
  });

  test("pages are turned without it, and back to it", async () => {
    const options = { a: "ct-technologist", b: "sonographer" };
    const asked = await pictured(discord().slash("compare", { options }));
    await discord().click(asked, buttonNamed(asked, /^More/)).waitReply();
    expect([hasPicture(asked), asked.reply?.attachments]).toEqual([false, []]);
    await discord().click(asked, buttonNamed(asked, /^Back/)).waitReply();
    await pictured(asked);
  });

  test("“Answer this” posts both at once", async () => {
    const message = discord().say(question, { user: "bob" });
    const offered = discord().messageCommand(texts.answerThis, message);
    await offered.waitReply();
    const [id = ""] = JSON.stringify(offered.reply).match(/post:[^"]+/) ?? [];
    const picked = discord().click(offered, id);
    const reply = await pictured(await replyTo(discord(), message));
    expect(linksOf(reply)).toEqual([link]);
    await until(() => picked.edits, "how it ended");
    expect(discord().requests.filter(isUpload)).toHaveLength(1);
  });

  test("an early picture is sent again", async () => {
    discord().fault({ ...editing, status: 404, body: { code: 10015, message: "Unknown Webhook" }, times: 3 });
    await pictured(ask());
  });
}

const editing = { method: "PATCH", path: "/webhooks/.*@original$" } as const;
const posting = { method: "POST", path: "/channels/\\d+/messages$" } as const;

describe("by the gateway", () => {
  const stage = setStage({ environment });
  const complaints = () =>
    stage()
      .bot.stderr.split("\n")
      .filter((line) => line.includes('"event":"picture"')).length;
  const mention = () => stage().discord.say(`<@${stage().discord.bot.id}> ${question}`);
  afterEach(() => stage().discord.clearFaults());

  everywhere(() => stage().discord);

  test("a mention and a direct message are answered with both at once", async () => {
    const { discord } = stage();
    for (const said of [mention(), discord.say(question, { dm: true })]) {
      const isAnswer = (one: APIMessage) => one.author.id === discord.bot.id && BigInt(one.id) > BigInt(said.id);
      const reply = await until(() => discord.messages(said.channel_id).find(isAnswer), "the answer");
      expect(linksOf(await pictured(reply))).toEqual([link]);
    }
    expect(discord.requests.filter(isUpload)).toHaveLength(2);
  });

  test("where the bot is no member, it follows the follow-up", async () => {
    const { discord } = stage();
    const asked = discord.slash("ask", { options: { question: "salary", for: "bob" } });
    await asked.waitReply();
    const { dispatch } = discord;
    discord.dispatch = (event, payload, ...rest) =>
      dispatch.call(discord, event, { ...(payload as object), authorizing_integration_owners: { 1: "1" } }, ...rest);
    const address = "salary/mri-technologist";
    const offered = structuredClone(asked.reply) as APIMessage;
    const row = {
      type: 1,
      components: [{ type: 2, style: 2, custom_id: `point:${discord.user("bob").id}:${address}`, label: "pay" }],
    };
    offered.components = [...(offered.components ?? []), row as never];
    const pressed = discord.click(offered, row.components[0]?.custom_id ?? "");
    discord.dispatch = dispatch;
    const said = await until(() => pressed.followups[0], "the follow-up");
    await pictured(said);
    expect(linksOf(said)).toEqual([link]);
  });

  const faults: readonly [string, Fault][] = [
    ["413", { status: 413 }],
    ["400", { status: 400, body: { code: 50035, message: "Invalid Form Body" } }],
    ["500 for ever", { status: 500, times: 4 }],
    ["connections that end", { drop: true, times: 3 }],
  ];

  test.each(faults)("a picture that meets %s leaves the answer as it is, and one line in the log", async (_, fault) => {
    const { discord } = stage();
    const before = complaints();
    discord.fault({ ...editing, ...fault, times: (fault.times ?? 1) * 2 });
    const asked = discord.slash("ask", { options: { question } });
    await asked.waitReply();
    await until(() => complaints() > before, "the line");
    await aWhile();
    expect([complaints(), asked.edits, hasPicture(asked)]).toEqual([before + 1, 0, false]);
    expect(markupIn(asked)).toMatch(answer);
  });

  test.each(faults)("an answer whose picture meets %s is posted once, without it", async (_, fault) => {
    const { discord } = stage();
    const before = complaints();
    discord.fault({ ...posting, ...fault });
    const said = mention();
    const reply = await replyTo(discord, said, 10_000);
    await until(() => complaints() > before, "the line");
    expect([markupIn(reply), hasPicture(reply), linksOf(reply)]).toEqual([
      expect.stringMatching(answer),
      false,
      [link],
    ]);
    expect(repliesTo(discord, said)).toHaveLength(1);
  });

  test.each<[string, Fault]>([
    ["429", { status: 429, retryAfter: 0.2 }],
    ["500", { status: 500 }],
    ["a connection that ends", { drop: true }],
    ["a slow answer", { delayMs: 600 }],
  ])("a picture that meets %s once arrives", async (_, fault) => {
    const { discord } = stage();
    discord.fault({ ...editing, ...fault });
    await pictured(discord.slash("ask", { options: { question } }));
    discord.fault({ ...posting, ...fault });
    await pictured(await replyTo(discord, mention()));
  });

  test("a picture that is never taken, with silence, is given up; the answer is posted without", async () => {
    const { discord } = stage();
    discord.fault({ ...editing, hang: true });
    const asked = discord.slash("ask", { options: { question } });
    await asked.waitReply();
    expect(markupIn(asked)).toMatch(answer);
    await until(() => hasPicture(asked), "the second try", 8000);
    discord.fault({ ...posting, hang: true, times: 2 });
    const said = mention();
    expect(markupIn(await replyTo(discord, said, 15_000))).toMatch(answer);
    expect(repliesTo(discord, said)).toHaveLength(1);
  });

  test("an answer that was posted with it, though Discord says 500, is there once", async () => {
    const { discord } = stage();
    const happening = applied(discord, posting, (request) =>
      // As Discord has it afterwards; the emulated one takes no files from here.
      carryOut(discord, { ...request, body: { ...request.body, attachments: [] } }),
    );
    const said = mention();
    await happening;
    await replyTo(discord, said);
    await aWhile();
    expect(repliesTo(discord, said)).toHaveLength(1);
  });

  test("a page that is turned while it is under way stays", async () => {
    const { discord } = stage();
    discord.fault({ ...editing, delayMs: 500 });
    const asked = discord.slash("compare", { options: { a: "ct-technologist", b: "sonographer" } });
    await asked.waitReply();
    await until(() => discord.requests.some(isUpload), "the upload");
    await discord.click(asked, buttonNamed(asked, /^More/)).waitReply();
    await until(() => asked.edits > 1, "it to be set right");
    expect([markupIn(asked), hasPicture(asked)]).toEqual([expect.stringContaining("page 2 of"), false]);
  });

  test("where it may attach nothing (403), answers come without, and it is not tried again", async () => {
    const { discord } = stage();
    const forbidden = { status: 403, body: { code: 50013, message: "Missing Permissions" } };
    discord.fault({ ...posting, ...forbidden });
    const before = complaints();
    for (let time = 0; time < 2; time++) {
      const reply = await replyTo(discord, mention());
      expect([markupIn(reply), hasPicture(reply)]).toEqual([expect.stringMatching(answer), false]);
    }
    expect(complaints()).toBe(before + 1);
    expect(discord.requests.filter(isUpload)).toHaveLength(1);
  });
});

describe("by requests", () => {
  const stage = setStage({ mode: "http", environment });
  afterEach(() => stage().discord.clearFaults());
  everywhere(() => stage().discord);
});
