import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bold, bullet, escaped, link, plain, plainTextObject, unescaped } from "../../adapters/slack/render/mrkdwn.ts";
import { textOf } from "../../adapters/slack/respond/message.ts";
import { cpuMs } from "../support/cpu-time.ts";

/** Text with many of the signs that mean something to Slack. */
const risky = fc
  .array(
    fc.oneof(
      fc.constantFrom("<", ">", "&", "*", "_", "~", "`", ":", "|", "\n", " ", "@", "#", "!", "&lt;", "&amp;"),
      fc.constantFrom(
        "<!channel>",
        "<!here|here>",
        "<@U0BOB>",
        "<#C1|general>",
        "<https://a.example|x>",
        ":smile:",
        "```",
      ),
      fc.string({ unit: "binary", maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

/** As Slack reads markup: nothing but the three entities may hold an ampersand, and angles open references. */
const opensNothing = (markup: string) => !/[<>]/.test(markup) && !/&(?!(amp|lt|gt);)/.test(markup);

describe("plain text", () => {
  test("opens no mention, link or entity, whatever it says", () => {
    fc.assert(fc.property(risky, (text) => opensNothing(plain(text)) && opensNothing(plainTextObject(text).text)));
  });

  test("is parted from every mark that formats, quotes or draws", () => {
    fc.assert(
      fc.property(
        risky,
        (text) => !/(?<!\u200b)[*_~`]|[*_~`](?!\u200b)|^&gt;|:[\w+-]+:/m.test(plain(text.replaceAll("\u200b", ""))),
      ),
    );
  });

  test("reads as it was written, but for line breaks", () => {
    fc.assert(
      fc.property(risky, (text) => {
        const written = text.replaceAll("\u200b", "");
        expect(unescaped(plain(written).replaceAll("\u200b", ""))).toBe(written.replace(/\s+/g, " ").trim());
        expect(unescaped(escaped(written))).toBe(written);
      }),
    );
  });

  test("without a mark is left alone", () => {
    expect(plain("Pay, in the middle: $80,110 a year (BLS)")).toBe("Pay, in the middle: $80,110 a year (BLS)");
    expect(bold("Pay")).toBe("*Pay*");
    expect(bullet("one")).toBe("•  one");
  });

  test("that is nothing shows as something, since Slack takes no empty text", () => {
    expect(plainTextObject(" \n").text).toBe("…");
  });
});

test("a link keeps its address whole, whatever stands in it", () => {
  expect(link("A & B", "https://a.example/x|y?a=1&b=<2>")).toBe(
    "<https://a.example/x%7Cy?a=1&amp;b=%3C2%3E|A &amp; B>",
  );
});

describe("what a message says", () => {
  test.each([
    ["<@U0BOT> how much?", "how much?"],
    ["<@U0BOT|rolecall>: <!here> how much?", ": how much?"],
    ["see <https://a.example/b|the page> or <https://c.example>", "see the page or"],
    ["in <#C012|general> &amp; elsewhere", "in general & elsewhere"],
    ["is 2 &lt; 3?", "is 2 < 3?"],
    ["&amp;lt;", "&lt;"],
    ["  two\n\nlines ", "two lines"],
  ])("%j is %j", (text, said) => expect(textOf(text)).toBe(said));

  test("is found in a moment in 100,000 characters of anything", () => {
    for (const unit of ["<@", "<a:", " ", "<!x", "&lt;", "<#C1|"]) {
      expect(cpuMs(() => textOf(unit.repeat(50_000)))).toBeLessThan(1000);
    }
  });
});
