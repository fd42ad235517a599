import type { Answer, Block, Choice, Cited } from "../answer.ts";
import { texts } from "./texts.ts";

/**
 * An answer as complete plain text: what a screen reader, a log of answers or a fallback shows. Richer renderings add
 * looks; they never know more.
 */
export function plainText(answer: Answer): string {
  switch (answer.kind) {
    case "answer":
      return paragraphs([
        answer.title,
        ...answer.blocks.map(blockText),
        sourcesText(answer.sources),
        answer.reviewed ? texts.reviewed(answer.reviewed) : "",
        offersText(texts.next, answer.next),
      ]);
    case "choices":
      return paragraphs([answer.title, answer.says, offersText("", answer.choices)]);
    case "unknown":
      return paragraphs([answer.title, answer.says, offersText(texts.near, answer.near)]);
    case "declined":
      return paragraphs([answer.title, answer.says, offersText(texts.offers, answer.offers)]);
    case "welcome":
      return paragraphs([
        answer.title,
        answer.says,
        ...(answer.blocks ?? []).map(blockText),
        answer.examples.length > 0 ? titled(texts.examples, bullets(answer.examples)) : "",
      ]);
  }
}

const paragraphs = (parts: readonly string[]): string => parts.filter(Boolean).join("\n\n");
const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");
const titled = (title: string | undefined, text: string): string => (title ? `${title}:\n${text}` : text);

/** One block as text. */
function blockText(block: Block): string {
  switch (block.type) {
    case "lead":
      return block.text;
    case "note":
      return `${texts.note}: ${block.text}`;
    case "facts":
      return titled(block.title, bullets(block.items));
    case "steps":
      return titled(block.title, block.items.map((item, at) => `${at + 1}. ${item}`).join("\n"));
    case "table":
      return titled(block.title, bullets(block.rows.map((row) => rowText(row, block.columns))));
  }
}

/** "Middle: Texas: $80,000; United States: $95,480": a row that can be read aloud. */
function rowText([name = "", ...cells]: readonly string[], [, ...columns]: readonly string[]): string {
  const single = cells.length === 1;
  return `${name}: ${cells.map((cell, at) => (single ? cell : `${columns[at]}: ${cell}`)).join("; ")}`;
}

/** Where an answer comes from, one source a line. */
export const sourceText = ({ title, publisher, url, asOf }: Cited): string =>
  `${title} (${publisher}, ${asOf})${url ? ` ${url}` : ""}`;

const sourcesText = (sources: readonly Cited[]): string =>
  sources.length > 0 ? titled(texts.sources, bullets(sources.map(sourceText))) : "";

const offersText = (title: string, choices: readonly Choice[]): string =>
  choices.length > 0 ? titled(title, choices.map((choice, at) => `${at + 1}. ${choice.title}`).join("\n")) : "";
