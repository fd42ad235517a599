import type { types as slack } from "@slack/bolt";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { previewOf } from "../../adapters/slack/preview/answer-frame.ts";
import { maxBlocks } from "../../adapters/slack/preview/counts.ts";
import { mrkdwnHtml } from "../../adapters/slack/preview/markup.ts";
import { previewPage } from "../../adapters/slack/preview/page.ts";
import { sameForAll, samplesOf } from "../../adapters/slack/preview/samples.ts";
import { maxUncutLabel } from "../../adapters/slack/render/buttons.ts";
import { plain, plainTextObject } from "../../adapters/slack/render/mrkdwn.ts";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import { ask } from "../../src/ask.ts";
import type { Picture } from "../../src/pictures/picture.ts";
import { html } from "../../src/present/html.ts";
import { cpuMs } from "../support/cpu-time.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";
import { letters } from "../support/letters.ts";

const shownOf = (markup: string): string => mrkdwnHtml(markup).html;
const messageOf = (...blocks: slack.KnownBlock[]) =>
  ({ caption: "Caption", message: { text: "", blocks }, to: "channel" }) as const;
const pageOf = (...blocks: slack.KnownBlock[]): string => previewPage([messageOf(...blocks)]);
/** What a reader sees of some HTML. */
const wordsOf = (page: string): string =>
  letters(page)
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => signs[name] ?? "");
const signs: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

const link = (url: string, title: string): string => `<a href="${url}" rel="noreferrer">${title}</a>`;
const button = (label: string): slack.Button => ({ type: "button", action_id: "ask", text: plainTextObject(label) });

/** Text full of what means something in Slack or in HTML. */
const typed = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 8 }),
      fc.constantFrom(..."*_~`|<>[]()@#-+.:/\\!&\"' \n1"),
      fc.constantFrom("```", "> ", "&gt; ", "<@U1>", "<!here>", "<#C1|a>", "https://a.example/x", "&lt;", "&#60;"),
      fc.constantFrom("<script>alert(1)</script>", "<img src=x onerror=y>", '" onclick="x', "</style>"),
      fc.constantFrom("<javascript:x|a>", '<https://b.example/"onclick="x|a>', "<https://b.example|<img>"),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(""));

describe("Slack's markup", () => {
  test.each([
    ["*bold* _slanted_ ~struck~ `code`", "<strong>bold</strong> <em>slanted</em> <s>struck</s> <code>code</code>"],
    ["*a _b_*", "<strong>a <em>b</em></strong>"],
    ["2 * 3 * 4 snake_case_name a*b*c", "2 * 3 * 4 snake_case_name a*b*c"],
    ["*not\nover lines*", "*not\nover lines*"],
    ["<https://a.example/x?a=1&amp;b=2|A &amp; B>", link("https://a.example/x?a=1&amp;b=2", "A &amp; B")],
    ["<https://a.example>", link("https://a.example", "https://a.example")],
    ["<javascript:alert|a>", "&lt;javascript:alert|a&gt;"],
    ["<@U0ANA> hello", '<span class="mention">@Ana Reyes</span> hello'],
    ["<@U9> <#C1|help>", '<span class="mention">@member</span> <span class="mention">#help</span>'],
    ["<!here>", '<span class="mention loud">@here</span>'],
    ["> *Note:* one\n> two\nafter", "<blockquote><strong>Note:</strong> one\ntwo</blockquote>after"],
    ["&gt; quoted too", "<blockquote>quoted too</blockquote>"],
    ["a &gt; b > c", "a &gt; b &gt; c"],
    ["&amp;lt;b&amp;gt;", "&amp;lt;b&amp;gt;"],
    ["a\n\nb", 'a<span class="gap"></span>b'],
  ])("%j is shown as %s", (markup, expected) => expect(shownOf(markup)).toBe(expected));

  test("of escaped words is what was typed", () => {
    fc.assert(
      fc.property(typed, (said) => {
        const written = said.replaceAll("\u200b", "");
        expect(wordsOf(shownOf(plain(written))).replaceAll("\u200b", "")).toBe(written.replace(/\s+/g, " ").trim());
        expect(shownOf(plain(written))).not.toContain("<");
      }),
    );
  });

  test("brings in no element and no attribute that is not ours", () => {
    const ours =
      /^<(?:\/?(?:strong|em|s|code|blockquote|span|a)|span class="(?:mention|mention loud|gap)"|a href="https?:\/\/[^"<>]*" rel="noreferrer")>$/i;
    fc.assert(
      fc.property(typed, (said) => {
        const elements = shownOf(said).match(/<[^>]*>?/g) ?? [];
        expect(elements.filter((element) => !ours.test(element))).toEqual([]);
      }),
    );
  });

  test("repeated without end is shown in a moment", () => {
    for (const sign of ["*", "*a", "*_~`", "> ", "<@", "<https://a|", "\n", " \n"]) {
      expect(cpuMs(() => shownOf(sign.repeat(3000)))).toBeLessThan(2000);
    }
  });
});

describe("the page", () => {
  const everything: slack.KnownBlock[] = [
    { type: "header", text: plainTextObject("Top <of> it") },
    { type: "section", text: plainTextObject("*Plain*"), accessory: button("Post this") },
    { type: "section", fields: [{ type: "mrkdwn", text: "*Left*" }, plainTextObject("Right")] },
    { type: "divider" },
    { type: "context", elements: [{ type: "mrkdwn", text: "Small" }] },
    {
      type: "actions",
      elements: [
        button("Agree"),
        { type: "external_select", action_id: "role", placeholder: plainTextObject("Pick one") },
      ],
    },
    {
      type: "context_actions",
      elements: [
        {
          ...{ type: "feedback_buttons", action_id: "feedback" },
          positive_button: { text: plainTextObject("Good"), value: "1" },
          negative_button: { text: plainTextObject("Bad"), value: "0" },
        },
      ],
    },
    {
      ...{
        type: "input",
        label: plainTextObject("Your question"),
        optional: true,
        hint: plainTextObject("One at a time"),
      },
      element: { type: "plain_text_input", multiline: true, placeholder: plainTextObject("How long?") },
    },
    {
      ...{ type: "input", label: plainTextObject("Again") },
      element: { type: "plain_text_input", initial_value: "a &amp; b" },
    },
  ];

  test.each([
    ...["Caption", "Top <of> it", "*Plain*", "Post this", "Left", "Right", "Small", "Agree", "Pick one"],
    ...["Your question (optional)", "One at a time", "How long?", "Again", "a &amp; b"],
  ])("shows the words %j", (said) => expect(wordsOf(pageOf(...everything))).toContain(said));

  test("says what it does not draw", () => {
    expect(wordsOf(pageOf({ type: "video" } as slack.VideoBlock))).toContain("video: the preview does not draw this");
    expect(wordsOf(pageOf(...everything))).not.toContain("does not draw");
  });

  test("names both votes", () => expect(pageOf(...everything)).toMatch(/title="Good".*title="Bad"/s));

  test("shows a message on a phone and on a desktop, in light and in dark", () => {
    expect(wordsOf(pageOf({ type: "header", text: plainTextObject("Only once") })).match(/Only once/g)).toHaveLength(4);
  });

  test("asks nobody for anything", () => {
    const page = pageOf(...everything);
    expect(page).not.toMatch(/<(script|link|iframe|img)|@import|url\(|srcset/);
    expect(page).toContain("default-src 'none'");
  });

  test("says who sees a private message", () => {
    expect(wordsOf(previewPage([{ ...messageOf(), to: "person" }]))).toContain("Only visible to you");
    expect(wordsOf(pageOf())).not.toContain("Only visible to you");
  });

  test("shows a reply below the message that it answers", () => {
    const { message } = messageOf({ type: "header", text: plainTextObject("The answer") });
    const page = wordsOf(previewPage([{ caption: "", message, to: "thread", question: "how *long*?" }]));
    expect(page.replaceAll("\u200b", "")).toMatch(/Thread.*@Rolecall how \*long\*\?.*1 reply.*The answer/s);
  });

  test("shows a window with its title and what ends it", () => {
    const view = {
      type: "modal",
      title: plainTextObject("Title"),
      close: plainTextObject("Not now"),
      submit: plainTextObject("Send"),
      blocks: [],
    };
    const page = wordsOf(previewPage([{ caption: "", view: view as slack.ModalView }]));
    for (const said of ["Title", "Not now", "Send"]) expect(page).toContain(said);
  });

  test("counts what Slack counts", () => {
    const divider = { type: "divider" } as const;
    const many = (count: number) => pageOf(...Array.from({ length: count }, () => divider));
    expect(wordsOf(many(maxBlocks.message))).toContain("50 of 50 blocks");
    expect(many(maxBlocks.message)).not.toContain('class="too-many"');
    expect(many(maxBlocks.message + 1)).toContain('class="too-many"');
  });

  test("tells of labels that Slack may cut", () => {
    const labeled = (length: number) =>
      wordsOf(pageOf({ type: "actions", elements: [button("&".repeat(length)), button("Short")] }));
    expect(labeled(maxUncutLabel)).not.toContain("may be cut");
    expect(labeled(maxUncutLabel + 1)).toContain("1 of the labels may be cut");
  });

  test("shows typed words as words", () => {
    fc.assert(
      fc.property(typed, (said) => {
        const element = { type: "plain_text_input", initial_value: said } as const;
        const blocks: slack.KnownBlock[] = [
          { type: "header", text: plainTextObject(said) },
          { type: "section", text: { type: "mrkdwn", text: said }, accessory: button(said) },
          { type: "input", label: plainTextObject(said), element },
        ];
        const { message } = messageOf(...blocks);
        expectSafe(previewPage([{ caption: said, message, to: "thread", question: said }]));
      }),
    );
  });
});

describe("a picture", () => {
  const image = (source: object) => ({
    type: "image",
    alt_text: "Bars <of> pay",
    title: plainTextObject("Pay"),
    ...source,
  });
  const shown = (source: object) => pageOf(image(source) as slack.ImageBlock);

  test("is shown with its title and its words", () => {
    const page = shown({ image_url: "data:image/png;base64,AAAA" });
    expect(page).toContain('<img src="data:image/png;base64,AAAA" alt="Bars &lt;of&gt; pay">');
    expect(wordsOf(page)).toContain("Pay");
    expect(page).toContain("img-src data:");
  });

  test("that is uploaded is seen to be missing", () => {
    expect(wordsOf(shown({ slack_file: { id: "F1" } }))).toContain("does not draw");
  });
});

describe("one answer in a frame", () => {
  const knowledge = knowledgeOf();
  const bot = { knowledge, operator: { logsQuestions: false, reportTo: undefined }, publicUrl: "https://a.example" };
  const question = "how much does a captain earn?";
  const picture: Picture = {
    ...{ kind: "pay", of: "salary/captain", title: "What captains earn", alt: "From $1 to $2", sources: [] },
    ...{ width: 10, height: 10, drawing: html`` },
  };
  const framed = (asked: string) => previewOf(ask(asked, knowledge, {}).answer, { bot, question: asked, picture });

  test("is what one person sees, with its picture and the link to its page", () => {
    const page = framed(question);
    expect(page).toContain('<img src="/pictures/pay/salary/captain.png" alt="From $1 to $2">');
    for (const said of [
      "Only visible to you",
      "Captain: pay",
      texts.openPage,
      texts.share,
      texts.why,
      "What captains earn",
    ])
      expect(wordsOf(page)).toContain(said);
    expect(wordsOf(page)).not.toContain("does not draw");
  });

  test("runs nothing, asks nobody else, and is light or dark as its reader likes", () => {
    const page = framed(question);
    expect(page).not.toMatch(/<(script|link|iframe|button|form)|@import|url\(|srcset| on\w+=/);
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data: 'self'");
    expect(page).toContain("prefers-color-scheme: dark");
    expect(page.match(/<style>/g)).toHaveLength(1);
  });

  test("shows what is no answer too, without a picture, and whatever was typed as words", () => {
    expect(framed("help")).not.toContain("<img");
    fc.assert(
      fc.property(typed, (asked) => {
        const page = framed(asked).replace(/<img src="\/pictures\/pay\/salary\/captain.png" alt="[^"]*">/, "");
        expectSafe(page);
      }),
      { numRuns: 30 },
    );
  });
});

describe("the samples of a question", () => {
  const world = { knowledge: knowledgeOf(), operator: { logsQuestions: false, reportTo: undefined } };

  test("show an answer shared, below its question, to one person, in a window, and offered", () => {
    const question = "how much does a captain earn?";
    const shown = samplesOf(question, world);
    expect(shown.map(({ caption }) => caption)).toEqual(
      ["in a channel", "in a thread", "to one person", "in a window", "“Answer this”"].map(
        (where) => `${question} · ${where}`,
      ),
    );
    const page = wordsOf(previewPage(shown));
    for (const said of ["Shared by @Ana Reyes", `@Rolecall ${question}`, texts.share, texts.post])
      expect(page).toContain(said);
    expect(page).not.toContain("does not draw");
  });

  test("show every page of a long answer", () => {
    const facts = Array.from({ length: 12 }, (_, at) => `${at + 1} ${"of the sea ".repeat(25)}`.trim());
    const long = { ...world, knowledge: knowledgeOf({ guides: { tattoos: { facts } } }) };
    const shown = samplesOf("tell me of tattoos", long);
    const captions = shown.map(({ caption }) => caption).join("\n");
    for (const where of ["to one person, page 1 of 2", "to one person, page 2 of 2", "in a window, page 2 of 2"])
      expect(captions).toContain(where);
    expect(wordsOf(previewPage(shown))).toContain("•  12 of the sea");
  });

  test("end with the form and the Home tab, which are the same for all", () => {
    const page = wordsOf(previewPage(sameForAll(world)));
    expect(page).toContain(texts.questionLabel);
    expect(page).toContain(texts.homeRoles);
    expect(page).not.toContain("does not draw");
  });

  test("are safe to show, whatever was asked", () => {
    fc.assert(
      fc.property(typed, (question) => expectSafe(previewPage(samplesOf(question, world)))),
      { numRuns: 30 },
    );
  });
});

/** Nothing typed has become an element or an attribute. */
function expectSafe(page: string): void {
  const withoutValues = page.replace(/"[^"]*"/g, '""');
  expect(withoutValues).not.toMatch(/<(script|img)|<[^>]* on\w+=/i);
  expect(page.match(/<\/?style>/g)).toHaveLength(2);
}
