import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeBlock, link, plain, unescaped } from "../../adapters/discord/render/markdown.ts";

const collapsed = (text: string): string => text.replace(/\s+/g, " ").trim();
/** Text full of what means something in Discord. */
const typed = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 8 }),
      fc.constantFrom(..."*_~`|<>[]()@#-+.:/\\!&\n \t1"),
      fc.constantFrom(
        "@everyone",
        "@here",
        "<@123456789012345678>",
        "<@&1234567890123456>",
        "<#1>",
        "<t:1>",
        "https://a.example",
        "||x||",
        "[a](http://b.example)",
        "```",
        "-# ",
        "# ",
        "> ",
        "1. ",
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("text that somebody typed", () => {
  test("reads as it was typed", () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(unescaped(plain(text))).toBe(collapsed(text));
      }),
    );
  });

  test("has no mark left that formats, mentions or links", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const bare = plain(text).replace(/\\[^0-9A-Za-z\s]/g, "x");
        expect(bare).not.toMatch(/[\\*_~`|<>[\]@]|:\/\/|^\s*(#|-|\+|>|\d+[.)]\s)/);
      }),
    );
  });

  test("stays in one line", () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(plain(text)).not.toMatch(/[\r\n\u2028\u2029]/);
      }),
    );
  });

  test.each([
    ["@everyone look", "\\@everyone look"],
    ["*bold* _it_ ~~no~~ `code` ||spoiler||", "\\*bold\\* \\_it\\_ \\~\\~no\\~\\~ \\`code\\` \\|\\|spoiler\\|\\|"],
    ["- a list", "\\- a list"],
    ["1. first", "1\\. first"],
    ["+5% (2025-35)", "\\+5% (2025-35)"],
    ["see https://a.example", "see https:\\/\\/a.example"],
    ["two\nlines", "two lines"],
  ])("%j is written %j", (text, markup) => expect(plain(text)).toBe(markup));
});

test("a link's address cannot end the link early", () => {
  expect(link("a [b]", "https://a.example/x_(y) z")).toBe("[a \\[b\\]](https://a.example/x_%28y%29%20z)");
});

test("nothing in a code block closes it", () => {
  expect(codeBlock(["a ``` b"])).toBe("```\na ''' b\n```");
});
