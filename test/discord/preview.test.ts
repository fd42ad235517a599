import { type APIMessageTopLevelComponent, ButtonStyle, ComponentType, TextInputStyle } from "discord-api-types/v10";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { previewOf } from "../../adapters/discord/preview/answer-frame.ts";
import { markdownHtml } from "../../adapters/discord/preview/markdown.ts";
import { previewModal, previewPage } from "../../adapters/discord/preview/page.ts";
import { plain } from "../../adapters/discord/render/markdown.ts";
import { maxText } from "../../adapters/discord/render/render.ts";
import { answer } from "../../src/answers/answer.ts";
import type { Picture } from "../../src/pictures/picture.ts";
import { html } from "../../src/present/html.ts";
import { oddAnswers } from "../adapters/odd-answers.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";
import { letters } from "../support/letters.ts";

const shownOf = (markup: string): string => markdownHtml(markup).html;
const pageOf = (...components: APIMessageTopLevelComponent[]): string =>
  previewPage([{ caption: "Caption", message: { components } }]);
/** What a reader sees of some HTML. */
const wordsOf = (page: string): string =>
  letters(page)
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => signs[name] ?? "");
const signs: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

const link = (url: string, title: string): string => `<a href="${url}" rel="noreferrer">${title}</a>`;
const text = (content: string) => ({ type: ComponentType.TextDisplay as const, content });
const button = (label: string) => ({
  ...{ type: ComponentType.Button as const, style: ButtonStyle.Primary as const, custom_id: label, label },
});

/** Text full of what means something in Discord or in HTML. */
const typed = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 8 }),
      fc.constantFrom(..."*_~`|<>[]()@#-+.:/\\!&\"' \n1"),
      fc.constantFrom("```", "-# ", "# ", "> ", "- ", "1. ", "||", "**", "<@1>", "https://a.example/x"),
      fc.constantFrom(
        "<script>alert(1)</script>",
        "<img src=x onerror=y>",
        '" onclick="x',
        "[a](javascript:x)",
        "&lt;",
      ),
      fc.constantFrom('[a](https://b.example/"onclick="x)', "</style>", "&#60;"),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(""));

describe("Discord's markdown", () => {
  test.each([
    ["# One", "<h1>One</h1>"],
    ["## Two\nnext", "<h2>Two</h2>next"],
    ["### Three", "<h3>Three</h3>"],
    ["#no heading", "#no heading"],
    ["-# small **print**", "<small>small <strong>print</strong></small>"],
    ["**bold** and __underlined__", "<strong>bold</strong> and <u>underlined</u>"],
    ["*one* _other_ ***both***", "<em>one</em> <em>other</em> <strong><em>both</em></strong>"],
    ["snake_case_name 2 * 3 * 4", "snake_case_name 2 * 3 * 4"],
    ["~~struck~~ ||hidden||", '<s>struck</s> <span class="spoiler">hidden</span>'],
    ["`**code**` ``a ` b``", "<code>**code**</code> <code>a ` b</code>"],
    ["before\n```\na  **b**\n  c\n```\nafter", "before<br><pre><code>a  **b**\n  c</code></pre>after"],
    ["```js\nx```", "<pre><code>x</code></pre>"],
    ["> one\n> **two**\nafter", "<blockquote>one<br><strong>two</strong></blockquote>after"],
    [">>> all\nof it", "<blockquote>all<br>of it</blockquote>"],
    ["- a\n  - b\n- c\n\nafter", "<ul><li>a<br><ul><li>b</li></ul></li><li>c</li></ul>after"],
    ["* a\n* b", "<ul><li>a</li><li>b</li></ul>"],
    ["3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'],
    ["[a \\[b\\]](https://a.example/x)", link("https://a.example/x", "a [b]")],
    ["see https://a.example/x.", `see ${link("https://a.example/x", "https://a.example/x")}.`],
    ["[**a** https://b.example](https://a.example)", link("https://a.example", "<strong>a</strong> https://b.example")],
    ["<https://a.example>", link("https://a.example", "https://a.example")],
    ["[a](javascript:alert)", "[a](javascript:alert)"],
    ["<@123> hello", '<span class="mention">@member</span> hello'],
    ["\\*no\\* \\- \\# \\`x\\` \\\\ a\\b", "*no* - # `x` \\ a\\b"],
    ["\\- no list\n1\\. nor this", "- no list<br>1. nor this"],
    ["a\n\nb", "a<br><br>b"],
    ["a < b & c", "a &lt; b &amp; c"],
  ])("%j is shown as %s", (markup, expected) => expect(shownOf(markup)).toBe(expected));

  test("of escaped words is what was typed", () => {
    fc.assert(
      fc.property(typed, (words) => {
        expect(wordsOf(shownOf(plain(words)))).toBe(words.replace(/\s+/g, " ").trim());
      }),
    );
  });

  test("brings in no element and no attribute that is not ours", () => {
    const ours =
      /^<(?:\/?(?:strong|em|u|s|code|pre|br|h[123]|small|blockquote|ul|li|span|a|ol)|span class="(?:mention|spoiler)"|ol start="\d+"|a href="https?:\/\/[^"<>]*" rel="noreferrer")>$/;
    fc.assert(
      fc.property(typed, (words) => {
        const elements = shownOf(words).match(/<[^>]*>?/g) ?? [];
        expect(elements.filter((element) => !ours.test(element))).toEqual([]);
      }),
    );
  });

  test("nested without end exhausts nothing", () => {
    for (const opening of ["*_", "- ", "> ", "**__", "||~~"]) {
      expect(shownOf(opening.repeat(2000))).toBeTypeOf("string");
      expect(shownOf(opening.repeat(1000) + [...opening.repeat(1000)].reverse().join(""))).toBeTypeOf("string");
    }
  });
});

describe("the page", () => {
  const everything: APIMessageTopLevelComponent[] = [
    text("Top"),
    {
      type: ComponentType.Container,
      accent_color: 0x00ff0a,
      components: [
        text("Inside"),
        { type: ComponentType.Section, components: [text("Listed")], accessory: button("Post this") },
        {
          type: ComponentType.Section,
          components: [text("Pictured")],
          accessory: { type: ComponentType.Thumbnail, media: { url: "attachment://map.png" }, description: "A map" },
        },
        { type: ComponentType.Separator },
        {
          type: ComponentType.MediaGallery,
          items: [{ media: { url: "https://a.example/chart.png?x" }, description: "A chart" }],
        },
        { type: ComponentType.File, file: { url: "attachment://notes.txt" } },
      ],
    },
    {
      type: ComponentType.ActionRow,
      components: [
        { ...button("Agree"), emoji: { name: "👍" }, disabled: true },
        { type: ComponentType.Button, style: ButtonStyle.Link, url: "https://a.example", label: "Website" },
      ],
    },
    {
      type: ComponentType.ActionRow,
      components: [
        {
          ...{ type: ComponentType.StringSelect, custom_id: "choose", placeholder: "Pick one" },
          options: [{ label: "First", value: "1", description: "More of it" }],
        },
      ],
    },
    { type: ComponentType.ActionRow, components: [{ type: ComponentType.UserSelect, custom_id: "who" }] },
  ];

  test.each([
    ...["Caption", "Top", "Inside", "Listed", "Post this", "Pictured", "map.png", "A map", "chart.png", "A chart"],
    ...["notes.txt", "👍", "Agree", "Website", "Pick one", "First", "More of it", "Make a selection"],
  ])("shows the words %j", (words) => expect(wordsOf(pageOf(...everything))).toContain(words));

  test("shows a message on a phone and on a desktop", () => {
    expect(wordsOf(pageOf(text("Only once"))).match(/Only once/g)).toHaveLength(2);
  });

  test("asks nobody for anything", () => {
    const page = pageOf(...everything);
    expect(page).not.toMatch(/<(script|link|iframe|img)|@import|url\(|srcset/);
    expect(page).toContain("default-src 'none'");
  });

  test("draws a picture that the message itself holds", () => {
    const url = "data:image/png;base64,iVBORw0KGgo=";
    const page = pageOf({ type: ComponentType.MediaGallery, items: [{ media: { url }, description: 'A "chart"' }] });
    expect(page).toContain(`<img src="${url}" alt="A &quot;chart&quot;">`);
  });

  test("counts what Discord counts", () => {
    expect(wordsOf(pageOf(...everything))).toContain(
      `${"TopInsideListedPictured".length} of 4,000 characters19 of 40 components`,
    );
  });

  test("marks what is too much", () => {
    expect(pageOf(text("a".repeat(maxText)))).not.toContain('class="too-many"');
    expect(pageOf(text("a".repeat(maxText + 1)))).toContain('class="too-many"');
  });

  test("says who sees a private message", () => {
    const seen = (message: { flags?: number }, ephemeral = false) =>
      wordsOf(previewPage([{ caption: "", message: { components: [], ...message }, ephemeral }]));
    expect(seen({})).not.toContain("Only you can see this");
    expect(seen({}, true)).toContain("Only you can see this • Dismiss message");
    expect(seen({ flags: 64 })).toContain("Only you can see this");
  });

  test("shows the words of a message without components", () => {
    const page = previewPage([{ caption: "", message: { content: "**Hello**", components: [] } }]);
    expect(page).toContain("<strong>Hello</strong>");
    expect(wordsOf(page)).toContain("9 of 2,000 characters");
  });

  test("shows a form with all that is asked in it", () => {
    const page = previewModal({
      title: "Ask <again>",
      components: [
        {
          ...{ type: ComponentType.Label, label: "Your question", description: "One at a time" },
          component: {
            ...{ type: ComponentType.TextInput, custom_id: "question", style: TextInputStyle.Paragraph },
            ...{ value: "How long?", max_length: 100 },
          },
        },
        {
          ...{ type: ComponentType.Label, label: "Place" },
          component: {
            ...{ type: ComponentType.TextInput, custom_id: "place", style: TextInputStyle.Short },
            ...{ placeholder: "A state", required: false },
          },
        },
      ],
    });
    for (const words of ["Ask <again>", "Your question *", "One at a time", "How long?", "91", "Place", "A state"]) {
      expect(wordsOf(page)).toContain(words);
    }
    expect(wordsOf(page)).not.toContain("Place *");
    expect(wordsOf(page)).toContain("11 of 45 characters of title2 of 5 components");
  });

  test("shows typed words as words", () => {
    fc.assert(
      fc.property(typed, (words) => {
        const page = previewPage([
          {
            caption: words,
            message: {
              components: [
                text(words),
                { type: ComponentType.ActionRow, components: [button(words)] },
                {
                  type: ComponentType.MediaGallery,
                  items: [{ media: { url: `attachment://${words}` }, description: words }],
                },
              ],
            },
          },
          { caption: words, modal: { title: words, components: [] } },
        ]);
        const withoutValues = page.replace(/"[^"]*"/g, '""');
        expect(withoutValues).not.toMatch(/<(script|img)|<[^>]* on\w+=/i);
        expect(page.match(/<\/?style>/g)).toHaveLength(2);
      }),
    );
  });
});

describe("one answer for our own pages", () => {
  const knowledge = knowledgeOf();
  const bot = {
    ...{ knowledge, operator: { logsQuestions: false, reportTo: undefined }, publicUrl: "https://answers.example.org" },
  };
  const picture: Picture = {
    ...{ kind: "pay", of: "salary/captain", title: "Pay", alt: 'Captains "earn" more.', sources: [] },
    ...{ width: 600, height: 300, drawing: html`` },
  };
  const given = answer({ topic: "salary", role: "captain" }, knowledge);
  const page = previewOf(given, { bot, question: "<b>pay</b>?", picture });

  test("is one message to one person, with its question and its tools", () => {
    for (const words of ["Captain: pay", "❝<b>pay</b>?❞", "Only you can see this", "Share", "Open as a page"])
      expect(wordsOf(page)).toContain(words);
    expect(wordsOf(page)).not.toContain("of 4,000 characters");
  });

  test("shows its picture from our own pages", () => {
    expect(page).toContain('<img src="/pictures/pay/salary/captain.dark.png" alt="Captains &quot;earn&quot; more.">');
    expect(page).toContain("img-src data: 'self'");
  });

  test("runs nothing and asks nobody else", () => {
    expect(page).not.toMatch(/<(script|link|iframe|button|form)|@import|url\(|srcset| on\w+=/);
    expect(page).toContain("default-src 'none'");
  });

  test("whatever kind it is, it is a page", () => {
    for (const one of oddAnswers) expect(previewOf(one, { bot, question: undefined })).toMatch(/^<!doctype html>/);
  });
});
