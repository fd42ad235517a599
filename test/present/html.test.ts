import fc from "fast-check";
import { expect, test } from "vitest";
import { html, joined } from "../../src/present/html.ts";
import { letters } from "../support/letters.ts";

const text = fc.string({ unit: "binary", maxLength: 60 });

test("whatever is put into markup is text, and all of it is ASCII", () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const { html: made } = html`<p title="${one}">“${other}”</p>`;
      expect(made).toMatch(/^[\0-\x7f]*$/);
      expect(made.match(/[<>"]/g)).toEqual(["<", '"', '"', ">", "<", ">"]);
      const read = letters(made).replace(/&(amp|lt|gt|quot|#39);/g, (sign) => signs[sign] ?? "");
      expect(read).toBe(`<p title="${one.toWellFormed()}">“${other.toWellFormed()}”</p>`);
    }),
  );
});

const signs: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

test("half a letter is the sign for what cannot be shown, and a piece that is joined stays as it is", () => {
  expect(html`${"\ud800"}😀`.html).toBe("&#65533;&#128512;");
  const piece = html`${["a", "b"].map((one) => html`<i>${one}</i>`)}`;
  expect(joined(piece)).toEqual(piece);
});
