import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseActionValue } from "../../adapters/slack/render/action-value.ts";
import { maxUncutLabel } from "../../adapters/slack/render/buttons.ts";
import { homeView } from "../../adapters/slack/render/home.ts";
import { type ImageSource, imageBlock } from "../../adapters/slack/render/image-block.ts";
import {
  answerModal,
  askAgainModal,
  askModal,
  candidatesModal,
  noticeModal,
  readModalState,
} from "../../adapters/slack/render/modals.ts";
import { pageCount, type RenderTarget } from "../../adapters/slack/render/pages.ts";
import { blocksOf, type RenderOptions, render } from "../../adapters/slack/render/render.ts";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import type { Answer, Block } from "../../src/answer.ts";
import { explain } from "../../src/present/explain.ts";
import { understand } from "../../src/understand/understand.ts";
import { oddAnswers } from "../adapters/odd-answers.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";
import { messageBreaches, viewBreaches } from "./emulated/limits.ts";
import { markupBreaches, textsOf } from "./emulated/markup.ts";
import { idOf, seen } from "./seen.ts";

const address = { topic: "overview", role: "captain" } as const;
const rooms: readonly RenderTarget[] = ["private", "direct", "thread", "channel", "modal"];
const answerWith = (...blocks: Block[]): Answer => ({
  ...{ kind: "answer", address, title: "Captain", roles: [], blocks, sources: [], next: [] },
});
const facts = (count: number, length = 250): Block => ({
  type: "facts",
  items: Array.from({ length: count }, (_, at) => `${at} ${"word ".repeat(length / 5)}`.trim()),
});

const publicUrl = "https://answers.example.org/of/ours";
const pictures: readonly ImageSource[] = [
  { title: "t", alt: "a", source: { image_url: `${publicUrl}/pictures/pay/salary/captain.png` } },
  { title: "<&>".repeat(900), alt: "\u{1f6a2}<&>".repeat(900), source: { slack_file: { id: "F0PICTURE1" } } },
  { title: "", alt: "", source: { slack_file: { id: "F0PICTURE2" } } },
];

/** Everything that is wrong with an answer, on all its pages in a room. */
function breachesOf(given: Answer, target: RenderTarget, more: Partial<RenderOptions> = {}): string[] {
  return Array.from({ length: pageCount(given, target, texts) }, (_, at) => {
    const showing: RenderOptions = { target, texts, page: at + 1, ...more };
    if (target === "modal") return viewBreaches(answerModal(given, {}, showing) as never);
    const message = render(given, showing);
    return [...messageBreaches(message as never), ...textsOf(message, "mrkdwn").flatMap(markupBreaches)];
  }).flat();
}

describe.each(rooms)("in a %s", (target) => {
  test("the oddest answers keep every limit", () => {
    const asked = { question: "<&*".repeat(300) };
    for (const given of oddAnswers)
      expect([breachesOf(given, target), breachesOf(given, target, { asked })]).toEqual([[], []]);
  });

  test("they do so with a link and a picture", () => {
    for (const picture of pictures)
      for (const given of oddAnswers)
        expect(breachesOf(given, target, { publicUrl, picture, above: "above", mayShare: true })).toEqual([]);
  });

  test("an answer links to its page where there is one, on each of its own pages, and nothing else does", () => {
    const long = answerWith({ type: "lead", text: "Captains steer." }, facts(40));
    const linked = `<${publicUrl}/overview/captain|${texts.openPage}>`;
    for (let page = 1; page <= pageCount(long, target, texts); page++) {
      const shown = (more: Partial<RenderOptions>) =>
        seen({ blocks: blocksOf(long, { target, texts, page, ...more }) });
      expect(shown({ publicUrl }).split(linked)).toHaveLength(2);
      expect(shown({ publicUrl }).replace(linked, "").replace(/\n+/g, "\n")).toBe(shown({}));
    }
    for (const given of oddAnswers.filter(({ kind }) => kind !== "answer"))
      expect(JSON.stringify(blocksOf(given, { target, texts, publicUrl }))).not.toContain(publicUrl);
  });

  test("a picture stands below the first sentence, above the details", () => {
    const [picture] = pictures;
    const given = answerWith({ type: "lead", text: "Captains steer." }, facts(3));
    const blocks = blocksOf(given, { target, texts, picture });
    expect(blocks.slice(1, 4).map(({ type }) => type)).toEqual(["section", "image", "section"]);
    expect(blocks[2]).toEqual(picture && imageBlock(picture));
  });

  test("titles as long as a book leave room for the answer", () => {
    const title = "a".repeat(3500);
    const next = [1, 2, 3, 4].map(() => ({ address, title }));
    const rows = [["", title, ""]];
    const table: Block = { type: "table", title, columns: ["", "A", "B"], rows };
    expect(
      breachesOf({ ...{ kind: "answer", address, roles: [], sources: [], title, blocks: [table] }, next }, target),
    ).toEqual([]);
  });

  test("any answer at all keeps every limit", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 400 }),
      fc.constantFrom("", "<!channel>", "a".repeat(3500)),
    );
    const block: fc.Arbitrary<Block> = fc.oneof(
      fc.record({ type: fc.constantFrom("lead" as const, "note" as const), text }),
      fc.record({
        type: fc.constantFrom("facts" as const, "steps" as const),
        title: text,
        items: fc.array(text, { maxLength: 30 }),
      }),
      fc.record({
        type: fc.constant("table" as const),
        title: text,
        columns: fc.constant(["", "A", "B"]),
        rows: fc.array(fc.tuple(text, text, text), { maxLength: 30 }),
      }),
    );
    const choice = fc.record({ address: fc.constant(address), title: text });
    const given: fc.Arbitrary<Answer> = fc.oneof(
      fc.record({
        kind: fc.constant("unknown" as const),
        title: text,
        says: text,
        near: fc.array(choice, { maxLength: 4 }),
      }),
      fc
        .record({ title: text, blocks: fc.array(block, { maxLength: 12 }), next: fc.array(choice, { maxLength: 4 }) })
        .map((some): Answer => ({ ...{ kind: "answer", address, roles: [], sources: [] }, ...some })),
    );
    fc.assert(
      fc.property(given, (one) => {
        expect(breachesOf(one, target)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

test("the items of a list stand in one section below their title", () => {
  const titled: Block = { type: "facts", title: "Duties", items: ["steer", "moor"] };
  const [, list] = blocksOf(answerWith(titled), { target: "private", texts });
  expect(list).toMatchObject({ type: "section", text: { text: "*Duties*\n•  steer\n•  moor" } });
});

describe("a long answer", () => {
  const long = answerWith({ type: "lead", text: "Captains steer." }, facts(40));

  test("is read page by page, and nothing of it is lost", () => {
    const pages = pageCount(long, "private", texts);
    expect(pages).toBeGreaterThan(2);
    const all = Array.from({ length: pages }, (_, at) =>
      seen(render(long, { target: "private", texts, page: at + 1 })),
    ).join();
    for (let at = 0; at < 40; at++) expect(all).toContain(`•  ${at} word`);
  });

  test("can be turned both ways", () => {
    const second = render(long, { target: "private", texts, page: 2 });
    expect(seen(second)).toContain(`[${texts.back(1, pageCount(long, "private", texts))}]`);
    expect(seen(second)).toContain(`[${texts.more(3, pageCount(long, "private", texts))}]`);
    expect(seen(second)).toContain("Page 2 of");
  });

  test.each([0, -3, 99, Number.NaN])("has no page %s, so the nearest is shown", (page) => {
    expect(seen(render(long, { target: "private", texts, page }))).toContain("Captain");
  });

  test("takes little of a channel, and can be read whole", () => {
    const message = render(long, { target: "channel", texts });
    expect(seen(message).length).toBeLessThan(1300);
    expect(seen(message)).toContain(`[${texts.readAll}]`);
  });

  test("is all there as plain text, whichever page is shown", () => {
    const { text } = render(long, { target: "channel", texts });
    for (let at = 0; at < 40; at++) expect(text).toContain(`- ${at} word`);
  });
});

describe("choices", () => {
  const offering = (title: string): Answer => ({
    kind: "choices",
    title: "Which?",
    says: "Pick.",
    choices: [{ address, title }],
  });

  test(`are buttons while a title has ${maxUncutLabel} characters or fewer`, () => {
    const [block] = blocksOf(offering("a".repeat(maxUncutLabel)), { target: "private", texts }).slice(2);
    expect(block).toMatchObject({ type: "actions", elements: [{ text: { text: "a".repeat(maxUncutLabel) } }] });
  });

  test("stand in full beside their button when they are longer", () => {
    const title = `${"word ".repeat(20)}end`;
    const [block] = blocksOf(offering(title), { target: "private", texts }).slice(2);
    expect(block).toMatchObject({ type: "section", text: { text: title }, accessory: { text: { text: texts.show } } });
  });

  test("take the place of the offer for the one who was asked", () => {
    const message = render(offering("Captain"), { target: "thread", texts, pick: { type: "pick", person: "U1" } });
    expect(JSON.stringify(message)).toContain("overview/captain?person=U1");
    expect(idOf(message, "Captain")).toBe("pick.1");
  });
});

describe("tools", () => {
  const labels = (target: RenderTarget, more: Partial<RenderOptions> = {}) =>
    seen(render(answerWith(facts(1)), { target, texts, ...more }));

  test("to share are there for what one person sees alone", () => {
    expect(labels("private", { mayShare: true })).toContain(`[${texts.share}]`);
    for (const room of ["thread", "channel", "direct"] as const) expect(labels(room)).not.toContain(texts.share);
  });

  test("keep the question, so that it can be explained for as long as the message stands", () => {
    const { blocks } = render(answerWith(facts(1)), { target: "private", texts, asked: { question: "who steers?" } });
    const values = [...JSON.stringify(blocks).matchAll(/"action_id":"why","value":"([^"]*)"/g)].map(
      ([, value = ""]) => value,
    );
    expect(values.map(parseActionValue)).toEqual([{ address, asked: { question: "who steers?", after: undefined } }]);
  });

  test("have a label for screen readers", () => {
    const { blocks } = render(answerWith(facts(40)), { target: "private", texts, mayShare: true, page: 2 });
    const buttons = blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
    expect(buttons.length).toBeGreaterThan(3);
    for (const button of buttons) expect(button).toHaveProperty("accessibility_label");
  });

  test("to vote stand under every answer in a message, and under nothing else", () => {
    expect(JSON.stringify(render(answerWith(), { target: "thread", texts }))).toContain("feedback_buttons");
    for (const given of oddAnswers.filter(({ kind }) => kind !== "answer"))
      expect(JSON.stringify(render(given, { target: "private", texts }))).not.toContain("feedback_buttons");
  });
});

describe("what a person typed", () => {
  const risky = fc
    .array(
      fc.constantFrom(
        "<!channel>",
        "<@U0BOB>",
        "*",
        "_",
        "`",
        "~",
        "&lt;",
        "&",
        "<",
        ">",
        " captain ",
        ":smile:",
        "\n",
      ),
      { maxLength: 15 },
    )
    .map((parts) => parts.join(""));
  const knowledge = knowledgeOf();

  test("stands in no markup of ours, when it is explained or not found", () => {
    fc.assert(
      fc.property(risky, (typed) => {
        const why = explain(understand(typed, knowledge), knowledge);
        const unknown: Answer = {
          kind: "unknown",
          title: "Not found",
          says: `I know nothing called “${typed}”.`,
          near: [],
        };
        for (const given of [why, unknown]) {
          const message = render(given, { target: "private", texts, asked: { question: typed } });
          expect(messageBreaches(message as never)).toEqual([]);
          expect(textsOf(message.blocks, "mrkdwn")).toEqual([]);
          expect(message.text).not.toMatch(/<[!@#]/);
        }
      }),
    );
  });
});

describe("windows", () => {
  const long = "x".repeat(3000);
  const at = { channel: "C1", thread: "1.000001", url: `https://hooks.example/${"y".repeat(200)}` };
  const offers = [1, 2, 3].map((n) => ({ address, title: `${n} ${"t".repeat(150)}`, summary: "g".repeat(320) }));
  const meanings = { kind: "choices", title: "What?", says: "Pick.", choices: offers } as const;

  test.each([
    ["the form to ask", askModal(at, "who steers?", texts)],
    [
      "the form to ask again",
      askAgainModal({ example: "who steers?", asked: { question: "why?" }, meanings }, at, texts),
    ],
    [
      "the same with a question too long to keep",
      askAgainModal({ example: "who steers?", asked: { question: long } }, at, texts),
    ],
    ["offers", candidatesModal("Pick.", offers, at, texts)],
    ["a sentence", noticeModal(texts.tooLate, texts)],
  ])("%s keep every limit", (_, view) => expect(viewBreaches(view as never)).toEqual([]));

  test("remember where they were opened", () => {
    const { private_metadata = "" } = askAgainModal({ example: "who steers?", asked: { question: "why?" } }, at, texts);
    expect(readModalState({ private_metadata })).toEqual({ ...at, asked: { question: "why?" } });
  });

  test.each(["", "{", "null", "[]", "7"])("of other making remember nothing: %j", (private_metadata) => {
    expect(readModalState({ private_metadata })).toEqual(private_metadata === "[]" ? [] : {});
  });

  test("the Home tab keeps every limit, and no button of it has another's id", () => {
    const home = homeView({ knowledge: knowledgeOf(), operator: { logsQuestions: false, reportTo: undefined } }, texts);
    expect(viewBreaches(home as never)).toEqual([]);
    const ids = [...JSON.stringify(home).matchAll(/"action_id":"([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
