import type { types as slack } from "@slack/bolt";
import type { Address } from "../../../src/address.ts";
import { type Answer, choicesIn } from "../../../src/answer.ts";
import { permalink } from "../../../src/present/permalink.ts";
import { plainText } from "../../../src/present/plain-text.ts";
import { firstSentence, labelUnder } from "../../../src/present/shorten.ts";
import { texts as shared } from "../../../src/present/texts.ts";
import {
  type ActionType,
  type ActionValue,
  actionId,
  formatActionValue,
  type OriginalQuestion,
} from "./action-value.ts";
import { type ImageSource, imageBlock } from "./image-block.ts";
import type { Message } from "./message.ts";
import { bold, escaped, fitting, link, maxTextLength, mrkdwn, plain, words } from "./mrkdwn.ts";
import { type Chunk, pagesOf, type RenderTarget } from "./pages.ts";
import type { Texts } from "./texts.ts";

// Limits: https://docs.slack.dev/reference/block-kit
const maxHeaderLength = 150;
/** Of a message's text beside its blocks. */
const maxPlainTextLength = 40_000;
const maxSectionLength = maxTextLength;
/** A message has 50 blocks at most; what follows these is put together. */
const maxSections = 30;
export const maxLabelLength = 75;
const maxInRow = 25;
/** No title of ours comes near; but a message's texts together have a limit of their own (msg_blocks_too_long). */
const maxTitleLength = 1000;
/** Slack may cut what is longer: https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const maxUncutLabel = 30;

/** How an answer is shown. */
export type RenderOptions = {
  readonly target: RenderTarget;
  readonly texts: Texts;
  /** From 1. */
  readonly page?: number | undefined;
  readonly asked?: OriginalQuestion | undefined;
  /** A line of markup above everything: who points whom to it. */
  readonly above?: string | undefined;
  /** What picking a meaning does, where the answer is an offer of meanings. */
  readonly pick?: { readonly type: "pick" | "point"; readonly person: string } | undefined;
  /** Whether there is a channel to share it in. */
  readonly mayShare?: boolean | undefined;
  /** Where our own pages are: an answer then links to its own. */
  readonly publicUrl?: string | undefined;
  readonly picture?: ImageSource | undefined;
};

/** An answer as a message. Pure; whatever the answer, it keeps Slack's limits. */
export function render(answer: Answer, showing: RenderOptions): Message {
  const above = showing.above === undefined ? "" : `${showing.above}\n\n`;
  const page = pageOf(answer, showing);
  const below = page === undefined ? "" : `\n\n${showing.texts.openPage}: ${escaped(page)}`;
  const says = `${above}${escaped(plainText(answer))}${below}`;
  return { text: fitting(says, maxPlainTextLength), blocks: blocksOf(answer, showing) };
}

/** The blocks alone, for a window. */
export function blocksOf(answer: Answer, showing: RenderOptions): slack.KnownBlock[] {
  const { target, texts, above } = showing;
  const { pages, isWhole } = pagesOf(answer, target, texts);
  const page = Math.min(Math.max(showing.page ?? 1, 1), pages.length);
  const isOneSentence = target === "channel" && (answer.kind === "declined" || answer.kind === "welcome");
  return [
    ...(above ? [section(above)] : []),
    ...(isOneSentence ? [] : [header(answer.title)]),
    ...(page > 1 ? [context(plain(texts.pageOf(page, pages.length)))] : []),
    ...(answer.kind === "answer" ? [] : [said(answer, target)]),
    ...withPicture(sections([...(pages[page - 1] ?? []), ...linkPieces(answer, showing)]), showing),
    ...(answer.kind === "answer" && answer.next.length > 0 ? [context(bold(shared.next))] : []),
    ...(isOneSentence ? [] : choicesOf(answer, showing)),
    ...row(toolsFor(answer, showing, { page, pages: pages.length, isWhole })),
    ...(answer.kind === "answer" && target !== "modal" ? [feedback(answer.address, texts)] : []),
  ];
}

/** The answer's own page among ours. */
const pageOf = (answer: Answer, { publicUrl }: RenderOptions): string | undefined =>
  answer.kind === "answer" && publicUrl !== undefined ? permalink(answer.address, publicUrl) : undefined;

/** The link to it, in small print with the sources. */
function linkPieces(answer: Answer, showing: RenderOptions): Chunk[] {
  const page = pageOf(answer, showing);
  return page === undefined ? [] : [{ markup: link(showing.texts.openPage, page), isSmall: true, continuesLine: true }];
}

/** The picture stands below the answer's first sentences, above its details. */
const withPicture = (blocks: slack.KnownBlock[], { picture }: RenderOptions): slack.KnownBlock[] =>
  picture === undefined ? blocks : [...blocks.slice(0, 1), imageBlock(picture), ...blocks.slice(1)];

/** How many pages an answer has in a room. */
export const pageCount = (answer: Answer, room: RenderTarget, texts: Texts): number =>
  pagesOf(answer, room, texts).pages.length;

export const header = (title: string): slack.KnownBlock => {
  const text = words(title, maxTitleLength);
  return text.text.length <= maxHeaderLength ? { type: "header", text } : { type: "section", text };
};
/** We page by ourselves, so Slack need not fold. */
export const section = (markup: string): slack.SectionBlock => ({
  ...{ type: "section", text: mrkdwn(markup), expand: true },
});
export const context = (markup: string): slack.KnownBlock => ({ type: "context", elements: [mrkdwn(markup)] });

/** What a person typed may stand in these sentences, so nothing in them is markup. */
function said(answer: Exclude<Answer, { kind: "answer" }>, room: RenderTarget): slack.KnownBlock {
  const isBrief = room === "channel" && (answer.kind === "unknown" || (answer.kind === "declined" && !answer.urgent));
  const says = words(isBrief ? firstSentence(answer.says) : answer.says);
  return { type: "section", text: says };
}

/** Pieces that belong together as one section. */
function sections(pieces: readonly Chunk[]): slack.KnownBlock[] {
  const merged: Chunk[] = [];
  for (const piece of pieces.filter(({ markup, fields }) => markup !== "" || fields)) {
    const last = merged.at(-1);
    const both = `${last?.markup}\n${piece.markup}`;
    const mayFollow = last && !last.fields && !piece.fields && last.isSmall === piece.isSmall;
    const follows =
      mayFollow && (piece.continuesLine || merged.length >= maxSections) && both.length <= maxSectionLength;
    if (follows) merged[merged.length - 1] = { ...last, markup: both };
    else merged.push(piece);
  }
  return merged.map(({ markup, fields, isSmall }) => {
    if (isSmall) return context(markup);
    if (fields === undefined) return section(markup);
    return { type: "section", ...(markup && { text: mrkdwn(markup) }), fields: fields.map(mrkdwn) };
  });
}

const row = (elements: slack.Button[]): slack.KnownBlock[] =>
  Array.from({ length: Math.ceil(elements.length / maxInRow) }, (_, at) => ({
    ...{ type: "actions", elements: elements.slice(at * maxInRow, (at + 1) * maxInRow) },
  }));

/** A button. Its label and what a screen reader says of it are shortened where Slack allows no more. */
export function button(
  label: string,
  [type, load, at]: readonly [ActionType, ActionValue, number?],
  { spoken, isMain = false }: { spoken?: string; isMain?: boolean } = {},
): slack.Button {
  return {
    type: "button",
    text: words(label, maxLabelLength),
    action_id: actionId(type, at),
    value: formatActionValue(load),
    ...(spoken && { accessibility_label: words(spoken, maxLabelLength).text }),
    ...(isMain && { style: "primary" }),
  };
}

/** What to ask next, or the likely meanings. */
function choicesOf(answer: Answer, { texts, pick, target }: RenderOptions): slack.KnownBlock[] {
  // What to ask next is another answer beside this one; a meaning takes the place of the offer.
  const picks = answer.kind === "answer" || target === "modal" ? undefined : pick;
  const type = picks?.type ?? "ask";
  return choiceBlocks(
    choicesIn(answer).map(({ address, title }) => ({
      label: labelUnder(answer.title, title),
      press: [type, { address, ...(picks && { person: picks.person }) }] as const,
      spoken: answer.kind === "choices" ? texts.spoken.pick(title) : texts.spoken.next(title),
    })),
    texts,
  );
}

type Offered = { readonly label: string; readonly press: readonly [ActionType, ActionValue]; readonly spoken: string };

/** Buttons side by side, numbered; a title that Slack may cut stands in full beside its own. */
export function choiceBlocks(choices: readonly Offered[], texts: Texts, from = 1): slack.KnownBlock[] {
  const made = choices.map(({ label, press: [type, load], spoken }, at) => {
    const isLong = label.length > maxUncutLabel;
    return { label, isLong, button: button(isLong ? texts.show : label, [type, load, from + at], { spoken }) };
  });
  return [
    ...row(made.filter(({ isLong }) => !isLong).map(({ button }) => button)),
    ...made
      .filter(({ isLong }) => isLong)
      .map(
        ({ label, button }): slack.KnownBlock => ({
          ...{ type: "section", text: words(label, maxTitleLength), accessory: button },
        }),
      ),
  ];
}

/** What can be done with the message: turn its pages, share it, ask why, say that it is wrong. */
function toolsFor(
  answer: Answer,
  { target, texts, asked, mayShare }: RenderOptions,
  { page, pages, isWhole }: { page: number; pages: number; isWhole: boolean },
): slack.Button[] {
  const { spoken } = texts;
  const why = (address?: Address) => button(texts.why, ["why", { address, asked }], { spoken: spoken.why });
  const again = button(texts.askAgain, ["again", { asked }], { spoken: spoken.askAgain });
  switch (answer.kind) {
    case "answer": {
      const { address } = answer;
      const turn = (label: string, to: number, at: number) =>
        button(label, ["page", { address, asked, page: to }, at], { spoken: spoken.turn(label) });
      return [
        ...(isWhole
          ? []
          : [button(texts.readAll, ["page", { address, asked, page: 1 }, 0], { spoken: spoken.readAll })]),
        ...(page > 1 ? [turn(texts.back(page - 1, pages), page - 1, 1)] : []),
        ...(page < pages ? [turn(texts.more(page + 1, pages), page + 1, 2)] : []),
        ...(mayShare ? [button(texts.share, ["share", { address }], { spoken: spoken.share })] : []),
        why(address),
        button(texts.notThis, ["not", { address, asked }], { spoken: spoken.notThis }),
      ];
    }
    case "choices":
    case "unknown":
      return [...(asked ? [why()] : []), again];
    case "declined":
      return target === "channel" ? [] : [...(asked ? [why()] : []), again];
    case "welcome":
      return [];
  }
}

const feedback = (address: Address, texts: Texts): slack.KnownBlock => ({
  type: "context_actions",
  elements: [
    {
      type: "feedback_buttons",
      action_id: actionId("feedback"),
      positive_button: { text: words(texts.helpful), value: formatActionValue({ address, helpful: true }) },
      negative_button: { text: words(texts.notHelpful), value: formatActionValue({ address, helpful: false }) },
    },
  ],
});
