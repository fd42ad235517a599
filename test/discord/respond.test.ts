import { type APIInteraction, InteractionResponseType } from "discord-api-types/v10";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/discord/render/texts.ts";
import { respond } from "../../adapters/discord/respond/interaction.ts";
import type { Response } from "../../adapters/discord/respond/response.ts";
import { slashCommands } from "../../adapters/discord/setup/command-definitions.ts";
import { commands } from "../../src/commands/commands.ts";
import { texts as shared } from "../../src/present/texts.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";
import {
  alice,
  bob,
  buttonsOf,
  channel,
  choose,
  isPrivate,
  markupOf,
  messageOf,
  onMessage,
  press,
  slash,
  submit,
  typing,
  unheardOf,
} from "./interactions.ts";

const knowledge = knowledgeOf();
const world = { knowledge, operator: { logsQuestions: false, reportTo: undefined } };
const noWriting = "0";

function answered(interaction: APIInteraction): Response {
  const response = respond(interaction, world);
  if (response === undefined) throw new Error("no response");
  return response;
}

/** What a person sees of it. */
function seen(interaction: APIInteraction) {
  const { callback, effect } = answered(interaction);
  const message = messageOf(callback);
  return {
    message,
    markup: markupOf(message),
    buttons: buttonsOf(message),
    isPrivate: isPrivate(message),
    type: callback.type,
    effect,
    pings: message.allowed_mentions,
  };
}

describe("a slash command", () => {
  test("answers the one who asks, and nobody else sees it", () => {
    const { markup, isPrivate, pings } = seen(slash("salary", { role: "deckhand", place: "wa" }));
    expect(markup).toContain("## Deckhand: pay in Washington");
    expect(isPrivate).toBe(true);
    expect(pings).toEqual({ parse: [], users: [] });
  });

  test("answers everybody when it is told to be open", () => {
    expect(seen(slash("salary", { role: "deckhand", private: "no" })).isPrivate).toBe(false);
  });

  test("shows everybody only answers, and says so", () => {
    const { markup, isPrivate } = seen(slash("salary", { role: "zork", private: "no" }));
    expect(markup).toContain(texts.notPublic);
    expect(isPrivate).toBe(true);
  });

  test("says that nobody else is there, when a direct conversation is to be open", () => {
    const { markup } = seen(slash("role", { role: "deckhand", private: "no" }, { direct: true }));
    expect(markup).toContain(texts.notPointedDirect);
  });

  test("is between the two in a direct conversation, unless it is told to be private", () => {
    expect(seen(slash("role", { role: "deckhand" }, { direct: true })).isPrivate).toBe(false);
    expect(seen(slash("role", { role: "deckhand", private: "yes" }, { direct: true })).isPrivate).toBe(true);
  });

  test("points a person to the answer, pinging only them", () => {
    const { markup, isPrivate, pings } = seen(slash("salary", { role: "deckhand", for: bob }));
    expect(markup).toContain(`<@${bob}>, <@${alice}> thought this answers your question:`);
    expect(isPrivate).toBe(false);
    expect(pings).toEqual({ parse: [], users: [bob] });
  });

  test.each([
    ["the answer is to be private", { role: "deckhand", for: bob, private: "yes" }, texts.notPointedPrivate],
    ["there is no answer", { role: "zork", for: bob }, texts.notPointedUnknown],
  ])("calls nobody when %s", (_, options, says) => {
    const { markup, isPrivate, pings } = seen(slash("salary", options));
    expect(markup.replaceAll("\\", "")).toContain(says);
    expect(isPrivate).toBe(true);
    expect(pings).toEqual({ parse: [], users: [] });
  });

  test("calls nobody in a direct conversation, where there is nobody else", () => {
    const { markup, pings } = seen(slash("salary", { role: "deckhand", for: bob }, { direct: true }));
    expect(markup).toContain(texts.notPointedDirect);
    expect(pings.users).toEqual([]);
  });

  test("does not call the one who asks", () => {
    const { markup, pings } = seen(slash("salary", { role: "deckhand", for: alice }));
    expect(markup).toContain(texts.notPointedSelf);
    expect(pings.users).toEqual([]);
  });

  test("calls no bot", () => {
    const { markup, isPrivate, pings } = seen(slash("salary", { role: "deckhand", for: bob }, {}, bob));
    expect(markup).toContain(texts.notPointedBot);
    expect([isPrivate, pings.users]).toEqual([true, []]);
  });

  test("pings nobody for the words of a question with several meanings, until one is picked", () => {
    const asked = seen(slash("ask", { question: "mate", for: bob }));
    expect(asked.isPrivate).toBe(true);
    const ids = Object.values(asked.buttons).filter((id) => id.startsWith(`point:${bob}:`));
    if (ids.length === 0) return expect(asked.markup).toContain("Nobody was told");
    const { effect, type } = seen(press(ids[0] ?? "", { flags: 64, components: asked.message.components }));
    expect(type).toBe(InteractionResponseType.UpdateMessage);
    expect(effect?.posts.allowed_mentions).toEqual({ parse: [], users: [bob] });
  });

  test("says nothing for people who may not write in the channel", () => {
    for (const options of [
      { role: "deckhand", for: bob },
      { role: "deckhand", private: "no" },
    ]) {
      const { markup, isPrivate } = seen(slash("salary", options, { permissions: noWriting }));
      expect(markup).toContain(texts.mayNotWriteHere);
      expect(isPrivate).toBe(true);
    }
  });

  test("with a word that names nothing offers what it may have meant", () => {
    const { markup, buttons } = seen(slash("salary", { role: "cap", place: "wa" }));
    expect(markup).toContain("I know nothing called “cap” to use as role.");
    expect(buttons).toMatchObject({ "Captain: pay in Washington": `pick:${alice}:salary/captain/wa` });
  });

  test("that was taken away since gets a sentence", () => {
    expect(seen(slash("weather")).markup).toContain("I do not know this command any more");
  });

  test.each(commands.map(({ name }) => name))("/%s without its options is answered", (name) => {
    expect(seen(slash(name)).markup).not.toBe("");
  });

  test("/help names every command, /about the version and what becomes of what people type", () => {
    const help = seen(slash("help")).markup;
    for (const { name } of commands) expect(help).toContain(`/${name}`);
    expect(seen(slash("about")).markup).toMatch(/\d+\.\d+\.\d+.*Privacy.*no log holds it.*wrong or stale/s);
  });
});

describe("while a person types an option", () => {
  const choicesFor = (option: string, typed: string, command = "salary") => {
    const { callback } = answered(typing(command, option, typed));
    return callback.type === InteractionResponseType.ApplicationCommandAutocompleteResult
      ? callback.data.choices
      : undefined;
  };
  test("names are suggested with their ids, slips forgiven", () => {
    expect(choicesFor("role", "capt")).toEqual([{ name: "Captain", value: "captain" }]);
    expect(choicesFor("place", "seatle")?.[0]).toEqual({
      name: expect.stringContaining("Seattle"),
      value: "seattle-wa",
    });
  });
  test("an option or a command that is not ours has none", () => {
    expect(choicesFor("weather", "x")).toEqual([]);
    expect(choicesFor("role", "x", "weather")).toEqual([]);
  });
});

describe("a button", () => {
  const shown = messageOf(answered(slash("ask", { question: "how much does a *captain* make @everyone" })).callback);

  test("shows the next answer to the one who presses it, beside the one it stands under", () => {
    const { markup, isPrivate, type } = seen(press("requirements/captain"));
    expect(markup).toContain("## Captain");
    expect([isPrivate, type]).toEqual([true, InteractionResponseType.ChannelMessageWithSource]);
  });

  test("shares an answer with the channel, without the words that were typed, and pings nobody", () => {
    const { markup, isPrivate, pings } = seen(press("share:salary/captain", shown));
    expect(markup).toContain(`Shared by <@${alice}>`);
    expect(markup).not.toContain("Question");
    expect([isPrivate, pings]).toEqual([false, { parse: [], users: [] }]);
  });

  test("shares nothing for people who may not write there", () => {
    expect(seen(press("share:salary/captain", shown, { permissions: noWriting })).isPrivate).toBe(true);
  });

  test("explains the answer from the words that the message holds", () => {
    const { markup } = seen(press("why", shown));
    expect(markup).toMatch(/I read it as .*Captain: pay.* sure.*captain/);
  });

  test("explains a follow-up by what it followed", () => {
    const after = "salary/captain";
    const followUp = { flags: 0, components: [{ type: 10, id: 7001, content: "-# Question: ❝and in alaska?❞" }] };
    expect(
      seen(
        press(`why:${after}`, {
          ...followUp,
          components: [...followUp.components, { type: 2, custom_id: `why:${after}` }],
        }),
      ).markup,
    ).toMatch(/Captain: pay in Alaska/);
  });

  test("explains an answer that was picked as picked", () => {
    const picked = messageOf(answered(press("salary/captain")).callback);
    expect(seen(press("why", picked)).markup).toContain(shared.picked);
  });

  test("says so when the words were too long to be kept", () => {
    const long = messageOf(
      answered(slash("ask", { question: `what does a captain earn? ${"word ".repeat(400)}` })).callback,
    );
    expect(buttonsOf(long)[texts.why]).toBe("lost");
    expect(seen(press("lost", long)).markup).toContain(texts.tooLongToKeep);
  });

  test("offers other meanings, and a form with the words asked before", () => {
    const { markup, buttons, isPrivate } = seen(press(buttonsOf(shown)[texts.notThis] ?? "", shown));
    expect(markup).toContain(shared.notTitle);
    expect(isPrivate).toBe(true);
    expect(buttons).toMatchObject({ [texts.askAgain]: "again" });
    const { callback } = answered(press("again", shown));
    expect(callback.type).toBe(InteractionResponseType.Modal);
    expect(JSON.stringify(callback)).toContain("how much does a *captain* make @everyone");
  });

  test.each(["vote:up", "salary/captain/wa/extra/more", "", "page:1"])(
    "of an older version, %j, gets a kind sentence",
    (id) => {
      expect(seen(press(id)).markup).toContain("This button is from an older version of me");
    },
  );

  test("that leads to an answer which is gone says so, and offers others", () => {
    const { markup, buttons } = seen(press("salary/a-role-that-was"));
    expect(markup).toContain("not here any more");
    expect(Object.keys(buttons).length).toBeGreaterThan(1);
  });

  test("and an option of a menu do the same", () => {
    expect(seen(choose("salary/captain")).markup).toBe(seen(press("salary/captain")).markup);
  });
});

describe("a meaning that was offered", () => {
  const offer = { flags: 0, components: [{ type: 10, id: 7001, content: "-# Question: ❝mate❞" }] };
  test("becomes the answer for the one who asked", () => {
    const { type, isPrivate, markup } = seen(press(`pick:${alice}:overview/captain`, offer));
    expect(type).toBe(InteractionResponseType.UpdateMessage);
    expect(isPrivate).toBe(false);
    expect(markup).toContain("❝mate❞");
  });
  test("is a private answer for anybody else", () => {
    const { type, isPrivate } = seen(press(`pick:${alice}:overview/captain`, offer, { user: bob }));
    expect([type, isPrivate]).toEqual([InteractionResponseType.ChannelMessageWithSource, true]);
  });
});

describe("“Answer this” on a message", () => {
  const offered = () => seen(onMessage(texts.answerThis, "<@200000000000000001> what does a captain earn?"));

  test("offers three answers to the mentor alone, each with how it begins", () => {
    const { markup, message, isPrivate } = offered();
    expect(isPrivate).toBe(true);
    expect(markup).toContain("**Captain: pay**");
    expect(JSON.stringify(message).match(/post:700000000000000001:/g)).toHaveLength(3);
  });

  test("posts the picked one as a reply that names the mentor and pings nobody", () => {
    const { effect, markup } = seen(
      press("post:700000000000000001:salary/captain", { ...offered().message, flags: 64 }),
    );
    expect(markup).toContain("Posting");
    expect(effect?.into).toEqual({ channel, replyTo: "700000000000000001" });
    expect(markupOf(effect?.posts ?? { components: [] })).toMatch(
      new RegExp(`^Pointed out by <@${alice}>\n## Captain: pay`),
    );
    expect(effect?.posts.allowed_mentions).toEqual({ parse: [], users: [] });
  });

  test("follows up on the interaction where the bot is not in the server", () => {
    const { effect } = seen(
      press("post:700000000000000001:salary/captain", { flags: 64, components: [] }, { botIsThere: false }),
    );
    expect(effect?.into).toBeUndefined();
  });

  test.each(["", "<@200000000000000001>", "  "])("says so where %j has no words", (content) => {
    expect(seen(onMessage(texts.answerThis, content)).markup).toContain(texts.noWords);
  });

  test("and “Ask about this” answer only the one who asks when the subject is not ours", () => {
    const { isPrivate } = seen(onMessage(texts.answerThis, "what will the weather be"));
    expect(isPrivate).toBe(true);
    const own = seen(onMessage(texts.askAboutThis, "what does a captain earn?"));
    expect([own.isPrivate, own.markup.includes("Captain: pay")]).toEqual([true, true]);
  });
});

describe("the form to ask again", () => {
  test("reads a follow-up in the light of what it followed", () => {
    const asked = [
      { type: 10, id: 7001, content: "-# Question: ❝and in alaska?❞" },
      { type: 2, custom_id: "why:salary/captain" },
    ];
    expect(seen(submit("and in alaska?", { flags: 64, components: asked })).markup).toContain(
      "## Captain: pay in Alaska",
    );
  });

  test("takes the place of the private message it was opened from", () => {
    const { type, markup } = seen(submit("what does a captain earn?", { flags: 64, components: [] }));
    expect(type).toBe(InteractionResponseType.UpdateMessage);
    expect(markup).toContain("## Captain: pay");
  });
  test("answers privately beside a message that everybody sees", () => {
    const { type, isPrivate } = seen(submit("what does a captain earn?", { flags: 0, components: [] }));
    expect([type, isPrivate]).toEqual([InteractionResponseType.ChannelMessageWithSource, true]);
  });
});

test("a kind of interaction that is not ours has no response", () => {
  expect(respond(unheardOf(77), world)).toBeUndefined();
});

test("a ping is answered with a pong", () => {
  expect(respond(unheardOf(1), world)?.callback).toEqual({ type: InteractionResponseType.Pong });
});

test("the commands that Discord registers are those of the core, and two on messages", () => {
  const names = slashCommands(texts, false).map(({ name }) => name);
  expect(names).toEqual([...commands.map(({ name }) => name), texts.answerThis, texts.askAboutThis]);
});

test("nothing that is typed pings or formats", () => {
  const typed = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.constantFrom(
      "@everyone",
      `<@${bob}> captain`,
      "**captain** pay?",
      "[captain](https://a.example)",
      "```captain```",
      "❝❞",
      "||captain||",
    ),
  );
  fc.assert(
    fc.property(typed, fc.constantFrom("ask", "salary", "term"), (words, name) => {
      const { message, markup } = seen(slash(name, { question: words, role: words, term: words }));
      expect(message.allowed_mentions).toEqual({ parse: [], users: [] });
      const echoed = markup.split("\n").filter((line) => /[❝“]/.test(line));
      const bare = echoed.join("\n").replace(/\\[^0-9A-Za-z\s]/g, "x");
      expect(bare).not.toMatch(/[@<*_`|[\]]|:\/\//);
    }),
  );
});
