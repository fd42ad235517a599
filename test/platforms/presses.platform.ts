import type { APIMessage } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/discord/render/texts.ts";
import { texts as shared } from "../../src/present/texts.ts";
import { type Doing, type Interaction, type Options, until } from "./fake-discord.ts";
import { buttonNamed, buttonsIn, markupIn, replyTo } from "./seen.ts";
import { setStage } from "./stage.ts";

const stage = setStage({ isCalm: true });

const inPlace = 7;
const beside = 4;
const question = "how much do mri techs make?";

async function ask(asked: string | Options = question, doing: Doing = {}): Promise<Interaction> {
  const [name, options] = typeof asked === "string" ? ["ask", { question: asked }] : ["advance", asked];
  const asking = stage().discord.slash(name, { options, ...doing });
  await asking.waitReply();
  return asking;
}

async function press(
  message: Interaction | APIMessage,
  label: string | RegExp,
  doing: Doing = {},
): Promise<Interaction> {
  const pressed = stage().discord.click(message, buttonNamed(message, label), doing);
  await pressed.waitReply();
  return pressed;
}

/** A button that none of our messages holds: left over from another version, or made up. */
async function pressOld(custom_id: string, doing: Doing = {}): Promise<Interaction> {
  const { discord } = stage();
  const message = structuredClone((await ask()).reply);
  const row = { type: 1, components: [{ type: 2, style: 2, custom_id, label: "old" }] };
  const old = { ...message, components: [...(message?.components ?? []), row] } as APIMessage;
  const pressed = discord.click(old, custom_id, doing);
  await pressed.waitReply();
  return pressed;
}

async function mention(content: string, user = "alice"): Promise<APIMessage> {
  const { discord } = stage();
  return replyTo(discord, discord.say(`<@${discord.bot.id}> ${content}`, { user }));
}

describe("under a private answer", () => {
  test("what to ask next is answered beside it, in private", async () => {
    const asked = await ask();
    const pressed = await press(asked, /what you need$/i);
    expect(pressed.callback?.type).toBe(beside);
    expect(pressed.ephemeral).toBe(true);
    expect(markupIn(pressed)).toMatch(/^## MRI technologist: what you need/);
  });

  test("every button and menu option of it, and of what it leads to, is answered", async () => {
    const asked = await ask();
    for (const id of Object.values(buttonsIn(asked))) {
      const pressed = stage().discord.click(asked, id);
      await pressed.waitReply();
      expect(pressed.callback?.type, id).toBe(id.startsWith("page:") ? inPlace : beside);
      for (const inner of Object.values(pressed.reply ? buttonsIn(pressed) : {})) {
        const isInMenu = !JSON.stringify(pressed.reply).includes(`"custom_id":"${inner}"`);
        const next = isInMenu
          ? stage().discord.select(pressed, "choose", [inner])
          : stage().discord.click(pressed, inner);
        await next.waitReply();
        if (next.modal === undefined) expect(markupIn(next), inner).not.toBe("");
      }
    }
  });

  test("Share shows it to the channel, without the question, and pings nobody", async () => {
    const pressed = await press(await ask("how much do mri techs make @everyone?"), texts.share);
    expect(pressed.ephemeral).toBe(false);
    expect(markupIn(pressed)).toMatch(/^Shared by <@\d+>\n## MRI technologist: pay/);
    expect(markupIn(pressed)).not.toContain("everyone");
    expect(pressed.callback?.data?.allowed_mentions).toEqual({ parse: [], users: [] });
  });

  test("Share tells one who may not write in the channel why nothing happened", async () => {
    const pressed = await press(await ask(), texts.share, { permissions: "0" });
    expect([pressed.ephemeral, markupIn(pressed)]).toEqual([true, texts.mayNotWriteHere]);
  });

  test("Why tells how the words were read", async () => {
    const pressed = await press(await ask(), texts.why);
    expect(pressed.ephemeral).toBe(true);
    expect(markupIn(pressed)).toMatch(/I read it as .*MRI technologist: pay/);
  });

  test("Not what I asked offers others, one of which takes its place", async () => {
    const offered = await press(await ask(), texts.notThis);
    expect(markupIn(offered)).toContain(shared.notTitle);
    const [other = ""] = Object.keys(buttonsIn(offered)).filter((label) => label !== texts.askAgain);
    const next = stage().discord.click(offered, buttonNamed(offered, other));
    await next.waitReply();
    expect(markupIn(next)).toMatch(/^## /);
  });

  test("the form holds the question that was asked, and what is sent with it is answered", async () => {
    const offered = await press(await ask(), texts.notThis);
    const opened = await press(offered, texts.askAgain);
    expect(opened.modal?.title).toBe(texts.askAgain);
    expect(JSON.stringify(opened.modal)).toContain(question);
    const sent = stage().discord.submitModal(opened, { question: "what does a sonographer do?" });
    await sent.waitReply();
    expect([sent.callback?.type, sent.ephemeral]).toEqual([inPlace, true]);
    expect(markupIn(sent)).toMatch(/^## Sonographer: /);
  });

  test("the longest question that a form takes is answered", async () => {
    const opened = await press(await press(await ask(), texts.notThis), texts.askAgain);
    const sent = stage().discord.submitModal(opened, { question: `what does a sonographer do? ${"*".repeat(972)}` });
    await sent.waitReply();
    expect(markupIn(sent)).toMatch(/^## /);
  });

  test("all pages of a long answer are turned, there and back, in place", async () => {
    const asked = await ask({ role: "radiologic-technologist" });
    const seen = [markupIn(asked)];
    const turn = async (word: string) => {
      const label = Object.keys(buttonsIn(asked)).find((one) => one.startsWith(word));
      if (label === undefined) return false;
      const turned = await press(asked, label);
      expect(turned.callback?.type).toBe(inPlace);
      seen.push(markupIn(asked));
      return true;
    };
    while (await turn("More")) expect(seen.length).toBeLessThan(20);
    const pages = seen.length;
    expect(pages).toBeGreaterThan(3);
    while (await turn("Back")) expect(seen.length).toBeLessThan(40);
    expect(seen.slice(pages - 1)).toEqual(seen.slice(0, pages).reverse());
  });
});

describe("under an answer that everybody sees", () => {
  test("Read it all is for the one who presses it", async () => {
    const said = await mention("where does an x-ray tech go from here?");
    const before = markupIn(said);
    const pressed = await press(said, texts.readAll, { user: "carol" });
    expect(pressed.ephemeral).toBe(true);
    expect(markupIn(pressed).length).toBeGreaterThan(before.length);
    expect(markupIn(said)).toBe(before);
  });

  test("Why and Not what I asked are, too", async () => {
    const said = await mention(question);
    const before = markupIn(said);
    for (const label of [texts.why, texts.notThis]) {
      const pressed = await press(said, label, { user: "carol" });
      expect([pressed.ephemeral, pressed.callback?.type]).toEqual([true, beside]);
    }
    expect(markupIn(said)).toBe(before);
  });

  test("a meaning picked by the asker takes the place of the offer, for others it is their own answer", async () => {
    const said = await mention("salary", "dora");
    const label = /^MRI technologist/;
    const others = await press(said, label, { user: "carol" });
    expect([others.ephemeral, others.callback?.type]).toEqual([true, beside]);
    const own = await press(said, label, { user: "dora" });
    expect([own.ephemeral, own.callback?.type]).toEqual([false, inPlace]);
    expect(markupIn(said)).toMatch(/^## MRI technologist: pay/);
  });
});

describe("in a direct conversation", () => {
  test("answers have no Share, and their pages turn in place", async () => {
    const asked = await ask({ role: "radiologic-technologist" }, { dm: true });
    expect(Object.keys(buttonsIn(asked))).not.toContain(texts.share);
    const turned = await press(asked, texts.more(2, 5), { dm: true });
    expect([turned.callback?.type, turned.ephemeral]).toEqual([inPlace, false]);
  });
});

describe("a button that is not of this version", () => {
  test.each([
    "vote:up",
    "salary/mri-technologist/tx/more/more",
    "page:1",
    "share:",
    "post:x:salary/mri-technologist",
    "~",
  ])("%j gets a kind sentence", async (id) => {
    const pressed = await pressOld(id);
    expect([pressed.ephemeral, markupIn(pressed)]).toEqual([true, texts.oldButton]);
  });
  test("that leads to a role which is gone says so", async () => {
    const pressed = await pressOld("salary/telegraphist");
    expect(pressed.ephemeral).toBe(true);
    expect(markupIn(pressed)).toMatch(/not here any more/);
  });
});

test("buttons work after the bot was restarted", async () => {
  const asked = await ask();
  await stage().restart();
  const pressed = await press(asked, /what you need$/i);
  expect(markupIn(pressed)).toMatch(/^## MRI technologist: what you need/);
  expect(markupIn(await press(asked, texts.why))).toMatch(/I read it as .*MRI technologist: pay/);
});

test("many presses at once are all acknowledged in time", async () => {
  const asked = await ask();
  const id = buttonNamed(asked, /what you need$/i);
  const pressed = Array.from({ length: 200 }, () => stage().discord.click(asked, id));
  await until(() => pressed.every(({ acked, timedOut }) => acked || timedOut), "all of them", 6000);
  expect(pressed.filter(({ acked }) => !acked)).toHaveLength(0);
});
