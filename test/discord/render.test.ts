import { ComponentType } from "discord-api-types/v10";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maxButtonsInRow, maxLabelLength, maxUrlLength } from "../../adapters/discord/render/buttons.ts";
import { maxOptions, maxOptionText } from "../../adapters/discord/render/choices.ts";
import { altOf, fileName, maxAltLength, withPicture } from "../../adapters/discord/render/media-gallery.ts";
import { pageCount, type RenderTarget } from "../../adapters/discord/render/pages.ts";
import {
  maxComponents,
  maxStoredQuestion,
  maxText,
  type RenderOptions,
  render,
} from "../../adapters/discord/render/render.ts";
import { english as texts } from "../../adapters/discord/render/texts.ts";
import { readMessageState } from "../../adapters/discord/respond/message-state.ts";
import type { Answer, Block, Choice } from "../../src/answer.ts";
import type { Picture } from "../../src/pictures/picture.ts";
import { html } from "../../src/present/html.ts";
import { oddAnswers } from "../adapters/odd-answers.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";
import { buttonsOf, linksOf, markupOf, picturesIn } from "./interactions.ts";

const address = { topic: "overview", role: "captain" } as const;
const showing: RenderOptions = { target: "private", texts };
const choiceNamed = (title: string, at = 0): Choice => ({ address: { topic: "guide", id: `guide-${at}` }, title });
const choices = (...titles: string[]): Answer => ({
  ...{ kind: "choices", title: "Which?", says: "Pick." },
  choices: titles.map(choiceNamed),
});
const answerWith = (...blocks: Block[]): Answer => ({
  ...{ kind: "answer", address, title: "Captain", roles: [], blocks, sources: [], next: [] },
});
const facts = (count: number, length = 300): Block => ({
  type: "facts",
  items: Array.from({ length: count }, (_, at) => `${at} ${"word ".repeat(length / 5)}`.trim()),
});

type Component = { type: ComponentType; components?: readonly Component[]; content?: string };
const everyPart = (components: readonly Component[]): Component[] =>
  components.flatMap((one) => [one, ...everyPart(one.components ?? [])]);
const partsOf = (message: ReturnType<typeof render>) => everyPart(message.components as readonly Component[]);

describe("choices", () => {
  test(`are buttons while each title has ${maxLabelLength} characters or fewer`, () => {
    const message = render(choices("a".repeat(maxLabelLength), "b"), showing);
    expect(partsOf(message).filter(({ type }) => type === ComponentType.StringSelect)).toEqual([]);
    expect(buttonsOf(message)).toHaveProperty("a".repeat(maxLabelLength), "guide/guide-0");
  });

  test("are a menu when one title is longer, and nothing of it is lost", () => {
    const long = `${"word ".repeat(24)}end`;
    const message = render(choices(long, "b"), showing);
    const [label] = Object.keys(buttonsOf(message));
    expect(label).toBe(long);
    expect(partsOf(message).filter(({ type }) => type === ComponentType.StringSelect)).toHaveLength(1);
  });

  test.each([maxOptionText, maxOptionText + 1, maxOptionText * 2 - 1])(
    "of %i characters keep the limits of a menu",
    (length) => {
      const message = render(choices("x".repeat(length), "b"), showing);
      expect(Object.keys(buttonsOf(message))[0]?.replace(" ", "")).toBe("x".repeat(length));
    },
  );

  test(`are a menu when there are more than ${maxButtonsInRow}, of at most ${maxOptions}`, () => {
    const five = render(choices(..."abcde"), showing);
    const six = render(choices(..."abcdef"), showing);
    expect(
      [five, six].map((message) => partsOf(message).some(({ type }) => type === ComponentType.StringSelect)),
    ).toEqual([false, true]);
    expect(
      Object.keys(buttonsOf(render(choices(...Array.from({ length: 30 }, (_, at) => `title ${at}`)), showing))).length,
    ).toBe(maxOptions + 1);
  });

  test("that lead to the same answer are offered once, since Discord takes an id only once", () => {
    const same = { ...choices("a"), choices: [choiceNamed("a"), choiceNamed("a")] } as Answer;
    expect(Object.keys(buttonsOf(render(same, showing)))).toEqual(["a", texts.askAgain]);
  });
});

test("the items of a list stand in one text below their title, without gaps", () => {
  const titled: Block = { type: "facts", title: "Duties", items: ["steer", "moor"] };
  const contents = partsOf(render(answerWith(titled), showing)).flatMap(({ content }) => content ?? []);
  expect(contents).toEqual(["## Captain", "**Duties**\n- steer\n- moor"]);
});

describe("a long answer", () => {
  const long = answerWith({ type: "lead", text: "First." }, facts(40));
  const pages = pageCount(long, showing);
  const page = (at: number) => render(long, { ...showing, page: at });

  test("has pages, each within Discord's limits, and nothing is lost between them", () => {
    expect(pages).toBeGreaterThan(3);
    const all = Array.from({ length: pages }, (_, at) => markupOf(page(at + 1))).join("\n");
    for (let at = 0; at < 40; at++) expect(all.match(new RegExp(`^- ${at} word`, "gm"))).toHaveLength(1);
  });

  test("is turned forwards on the first page, backwards on the last, both ways between", () => {
    const turns = (at: number) => Object.values(buttonsOf(page(at))).filter((id) => id.startsWith("page:"));
    expect(turns(1)).toEqual(["page:2:overview/captain"]);
    expect(turns(2)).toEqual(["page:1:overview/captain", "page:3:overview/captain"]);
    expect(turns(pages)).toEqual([`page:${pages - 1}:overview/captain`]);
  });

  test.each([0, -1, 99])("shows a page that is there when page %d is asked for", (at) => {
    expect(markupOf(render(long, { ...showing, page: at }))).toContain("word");
  });

  test("is short in a channel, and a button leads to all of it", () => {
    const message = render(long, { ...showing, target: "channel" });
    expect(markupOf(message).length).toBeLessThan(1000);
    expect(buttonsOf(message)).toMatchObject({ [texts.readAll]: "overview/captain" });
  });

  test("that fits a channel needs no such button", () => {
    expect(
      buttonsOf(render(answerWith({ type: "lead", text: "Short." }), { ...showing, target: "channel" })),
    ).not.toHaveProperty(texts.readAll);
  });
});

describe("in a channel", () => {
  const inChannel: RenderOptions = { target: "channel", texts };
  const declined = (urgent: boolean): Answer => ({
    ...{ kind: "declined", subject: "weather", title: "Not mine", urgent, offers: [choiceNamed("a")] },
    says: "I know careers, not the weather. Ask the harbour office.",
  });

  test("what is not ours is one short sentence, without buttons", () => {
    const message = render(declined(false), inChannel);
    expect(markupOf(message)).toBe("I know careers, not the weather.");
    expect(buttonsOf(message)).toEqual({});
  });

  test("a greeting is answered with a greeting, without the whole welcome", () => {
    const message = render(
      { kind: "welcome", title: "Welcome", says: "Ahoy.", examples: ["captain?"] },
      { ...inChannel, asked: { question: "hi" } },
    );
    expect(markupOf(message)).toBe("Ahoy.");
  });

  test("somebody in danger is told everything", () => {
    expect(markupOf(render(declined(true), inChannel))).toContain("Ask the harbour office.");
  });

  test("an answer offers nothing that only its owner may do", () => {
    expect(Object.keys(buttonsOf(render(answerWith(), inChannel)))).not.toContain(texts.share);
    expect(Object.keys(buttonsOf(render(answerWith(), showing)))).toContain(texts.share);
  });
});

describe("a table", () => {
  const table = (first: string, second: string): Answer =>
    answerWith({
      type: "table",
      title: "Pay",
      columns: ["", "Pay"],
      rows: [
        [first, second],
        ["b", "$1"],
      ],
    });
  test("of two narrow columns stands in a box, aligned", () => {
    expect(markupOf(render(table("Middle", "$95,480"), showing))).toContain(
      "```\nMiddle  $95,480\nb            $1\n```",
    );
  });
  test("too wide for a phone is a list", () => {
    expect(markupOf(render(table("M".repeat(30), "$95,480"), showing))).toContain(`- ${"M".repeat(30)}: $95,480`);
  });
  test("of more columns is a line for each row while its cells are short", () => {
    const wide = answerWith({
      ...{ type: "table", title: "Pay", columns: ["", "Texas", "United States"] },
      rows: [["Middle", "$92,580", "$96,590"]],
    });
    expect(markupOf(render(wide, showing))).toContain("**Pay**\n- **Middle:** Texas $92,580 · United States $96,590");
  });
  test("comes first in a channel, since it shows all sides at once", () => {
    const both = answerWith({ type: "lead", text: "A earns more." }, facts(3), {
      type: "table",
      title: "Side by side",
      columns: ["", "A", "B"],
      rows: [["Pay", "$1", "$2"]],
    });
    expect(markupOf(render(both, { ...showing, target: "channel" }))).toMatch(/A earns more\.\s+\*\*Side by side\*\*/);
  });
  test("of more columns is a list for each row where its cells are wordy", () => {
    const wide = answerWith({
      type: "table",
      title: "Side by side",
      columns: ["", "A", "B"],
      rows: [["Pay", "nobody has published it", "$2"]],
    });
    expect(markupOf(render(wide, showing))).toContain("**Pay**\n- A: nobody has published it\n- B: $2");
  });
});

describe("the question", () => {
  const kept = (question: string, after?: typeof address) =>
    readMessageState(render(answerWith(), { ...showing, asked: { question, after } }), knowledgeOf());

  test("is kept in the message and read back as it was typed", () => {
    const typed = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 100 }),
      fc.constantFrom("❝a❞ b❞", "**x** ❝", "@everyone"),
    );
    fc.assert(
      fc.property(typed, (question) => {
        const plainly = question
          .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
          .replace(/\s+/g, " ")
          .trim();
        expect(kept(question).asked?.question ?? "").toBe(plainly);
      }),
    );
  });

  test("is kept with the answer it followed, and with its own", () => {
    expect(kept("and now?", address)).toEqual({ address, asked: { question: "and now?", after: address } });
  });

  test("that is too long is not kept, rather than cut", () => {
    expect(kept("a".repeat(maxStoredQuestion)).asked).toBeDefined();
    expect(kept("a".repeat(maxStoredQuestion + 1)).asked).toBeUndefined();
  });
});

describe("the way to the bot's pages", () => {
  const publicUrl = "https://answers.example.org";
  const linked = (answer: Answer, more: Partial<RenderOptions> = {}) =>
    linksOf(render(answer, { ...showing, publicUrl, ...more }));

  test("stands under an answer in every room", () => {
    for (const target of ["private", "direct", "channel"] as const)
      expect(linked(answerWith(), { target })).toEqual([`${publicUrl}/overview/captain`]);
  });

  test("has a row of its own where the others fill one", () => {
    const long = answerWith(facts(40));
    const rows = partsOf(render(long, { ...showing, publicUrl, page: 2 })).filter(
      ({ type }) => type === ComponentType.ActionRow,
    );
    expect(rows.map(({ components = [] }) => components.length)).toEqual([maxButtonsInRow, 1]);
  });

  test("stands under nothing else but what the bot says about itself", () => {
    const given = oddAnswers.filter((one) => linked(one).length > 0).map(({ kind }) => kind);
    expect([...new Set(given)].sort()).toEqual(["answer", "welcome"]);
  });

  test(`is left out where its address has more than ${maxUrlLength} characters, which no button holds`, () => {
    const path = "/overview/captain".length;
    const site = (length: number) => "https://a.example/".padEnd(length, "x");
    expect(linked(answerWith(), { publicUrl: site(maxUrlLength - path) })).toHaveLength(1);
    expect(linked(answerWith(), { publicUrl: site(maxUrlLength - path + 1) })).toEqual([]);
  });

  test("is nowhere while the bot has no pages", () => {
    expect([answerWith(), ...oddAnswers].flatMap((one) => linksOf(render(one, showing)))).toEqual([]);
  });
});

const picture: Picture = {
  ...{ kind: "pay", of: "compare/captain+deckhand", title: "Pay", alt: "Captains earn more.", sources: [] },
  ...{ width: 600, height: 300, drawing: html`` },
};

describe("a picture", () => {
  const message = render(answerWith({ type: "lead", text: "First." }, facts(2)), { ...showing, above: "Shared" });
  const shown = withPicture(message, picture);

  test("stands below what is said first", () => {
    const types = partsOf(shown).map(({ type }) => type);
    const { Container, TextDisplay, MediaGallery } = ComponentType;
    expect(types.slice(0, 4)).toEqual([TextDisplay, Container, TextDisplay, MediaGallery]);
    expect(types).toHaveLength(partsOf(message).length + 1);
  });

  test("says what it shows", () => {
    expect(picturesIn(shown)).toEqual([
      { media: { url: `attachment://${fileName(picture)}` }, description: "Captains earn more." },
    ]);
    expect(altOf({ ...picture, alt: "a".repeat(maxAltLength) })).toHaveLength(maxAltLength);
    expect(altOf({ ...picture, alt: "a".repeat(maxAltLength + 1) })).toBe(`${"a".repeat(maxAltLength - 1)}…`);
    expect(altOf({ ...picture, alt: " " })).toBe("Pay");
  });

  test("has a name that Discord leaves as it is", () => {
    expect(fileName(picture)).toBe("pay-compare-captain-deckhand.png");
    expect(fileName({ ...picture, of: "x/".repeat(200) })).toMatch(/^[a-z-]{1,100}\.png$/);
  });

  test("belongs to the first page of an answer and to nothing else", () => {
    const long = answerWith(facts(40));
    expect([1, 2].map((page) => render(long, { ...showing, page }).pictureOf)).toEqual([address, undefined]);
    const others = oddAnswers.filter(({ kind }) => kind !== "answer");
    expect(others.flatMap((one) => render(one, showing).pictureOf ?? [])).toEqual([]);
  });
});

const awkward: readonly Answer[] = [
  ...oddAnswers,
  answerWith({ type: "lead", text: "w".repeat(9000) }),
  answerWith({ type: "note", text: "*_~".repeat(2000) }, facts(100)),
  answerWith({
    type: "table",
    title: "Long",
    columns: ["", "Pay"],
    rows: Array.from({ length: 200 }, (_, at) => [`${at}`, "$1"]),
  }),
];
test.each(["private", "direct", "channel"] satisfies RenderTarget[])(
  "whatever the answer, a message keeps Discord's limits: %s",
  (target) => {
    for (const answer of awkward) {
      const full: RenderOptions = {
        target,
        texts,
        asked: { question: "q".repeat(maxStoredQuestion) },
        above: "<@100000000000000001>",
        publicUrl: "https://answers.example.org",
      };
      for (let page = 1; page <= pageCount(answer, full); page++) {
        const message = render(answer, { ...full, page });
        const parts = partsOf(message.pictureOf ? withPicture(message, picture) : message);
        expect(parts.length).toBeLessThanOrEqual(maxComponents);
        const text = parts.reduce((sum, { content = "" }) => sum + content.length, 0);
        expect(text, answer.title).toBeLessThanOrEqual(maxText);
      }
    }
  },
);
