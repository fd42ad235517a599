import {
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APISeparatorComponent,
  type APITextDisplayComponent,
  ComponentType,
  SeparatorSpacingSize,
} from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import { type Answer, type Block, type Cited, choicesIn } from "../../../src/answer.ts";
import { permalink } from "../../../src/present/permalink.ts";
import { firstSentence, labelUnder, tablesFirst } from "../../../src/present/shorten.ts";
import { texts as shared } from "../../../src/present/texts.ts";
import { type Button, button, linkButtons, maxButtonsInRow, maxLabelLength, rowsOf } from "./buttons.ts";
import { type ButtonAction, formatCustomId } from "./custom-id.ts";
import { bold, box, bullet, heading, link, numbered, plain, quote, small, subheading } from "./markdown.ts";
import type { Message } from "./message.ts";
import type { Texts } from "./texts.ts";

// Limits: https://discord.com/developers/docs/components/reference
/** Of all text displays of a message together. */
export const maxText = 4000;
/** Of a message, nested ones included. */
export const maxComponents = 40;
export const maxOptionText = 100;
export const maxOptions = 25;

/** About two screens of a phone: more is read on the next page. */
const maxPageText = 1700;
/** What one answer may take of a channel that others read too. */
const maxChannelText = 850;
const maxChannelSources = 2;
/** A box wider than this is broken on a small phone. */
const maxBoxWidth = 34;
/** Cells of figures stand side by side in one line; wordy ones each get their own. */
const maxShortCell = 16;
/** A question longer than this, marks of escaping included, is not kept in the message. */
export const maxKeptQuestion = 1600;
/** The component that holds the question; ids below it are Discord's to give. */
export const questionComponent = 7001;

/** Where a message is shown: only to one person, in a conversation of two, or in front of everybody. */
export type RenderTarget = "private" | "direct" | "channel";

/** The words that led to a message. They are kept in it, so that they can be explained for as long as it stands. */
export type OriginalQuestion = { readonly question: string; readonly after?: Address | undefined };

/** How an answer is shown. */
export type RenderOptions = {
  readonly target: RenderTarget;
  readonly texts: Texts;
  /** From 1; only where the room has pages. */
  readonly page?: number | undefined;
  readonly asked?: OriginalQuestion | undefined;
  /** Where the bot's own pages are, to which answers link. */
  readonly publicUrl?: string | undefined;
  /** A line of markup above everything: who points whom to it. */
  readonly above?: string | undefined;
  /** The only people it may ping. */
  readonly pings?: readonly string[] | undefined;
  /** What picking a meaning does, where the answer is an offer of meanings; showing its answer, where nothing is said. */
  readonly pick?: ((address: Address) => ButtonAction) | undefined;
};

/** An answer as a message. Pure; whatever the answer, it keeps Discord's limits. */
export function render(answer: Answer, showing: RenderOptions): Message {
  const { target, texts, asked, above, pings = [] } = showing;
  const { pages, isWhole } = pagesOf(answer, showing);
  const page = Math.min(Math.max(showing.page ?? 1, 1), pages.length);
  const isOneSentence = target === "channel" && (answer.kind === "declined" || answer.kind === "welcome");
  const kept = asked && !isOneSentence ? keptQuestion(asked.question, texts) : undefined;
  const inside: APIComponentInContainer[] = [
    ...(page > 1 ? [text(small(plain(texts.pageOf(answer.title, page, pages.length))))] : []),
    ...(pages[page - 1] ?? []).flatMap(({ markup, isApart }) => [...(isApart ? [rule] : []), text(markup)]),
    ...(kept ? [kept] : []),
    ...(isOneSentence ? [] : choiceRows(answer, showing)),
    ...rowsOf([
      ...toolsFor(answer, showing, { page, pages: pages.length, isWhole, isKept: kept !== undefined }),
      ...linkTo(answer, showing),
    ]),
  ];
  return {
    components: [...(above ? [text(above)] : []), card(inside)],
    allowed_mentions: { parse: [], users: [...pings] },
    ...(answer.kind === "answer" && page === 1 && { pictureOf: answer.address }),
  };
}

/** What frames an answer. Its color is the same for all of them and means nothing. */
export const card = (components: APIComponentInContainer[]): APIContainerComponent => ({
  type: ComponentType.Container,
  accent_color: 0x2f8f83,
  spoiler: false,
  components,
});

/** A thin line, with a little room around it. */
const rule: APISeparatorComponent = {
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
};

const text = (content: string): APITextDisplayComponent => ({ type: ComponentType.TextDisplay, content });

/** How many pages an answer has in a room. */
export const pageCount = (answer: Answer, showing: RenderOptions): number => pagesOf(answer, showing).pages.length;

/** What each page shows. A channel gets one short page, and a button that leads to all of it. */
function pagesOf(answer: Answer, { target, texts }: RenderOptions): { pages: Chunk[][]; isWhole: boolean } {
  const pieces = piecesOf(answer, target).flatMap(splitChunk);
  const sources = answer.kind === "answer" ? answer.sources : [];
  if (target === "channel") {
    const shown = takeWhileFits(pieces, maxChannelText);
    const isWhole = shown.length === pieces.length && sources.length <= maxChannelSources;
    return { pages: [[...merged(shown), ...briefSources(sources, texts)]], isWhole };
  }
  const pages: Chunk[][] = [];
  let left = [...pieces, ...sourcePieces(sources, answer)];
  while (left.length > 0) {
    const shown = takeWhileFits(left, maxPageText);
    left = left.slice(shown.length);
    pages.push(merged(shown));
  }
  return { pages, isWhole: true };
}

/** A stretch of markup that is not taken apart. */
type Chunk = {
  readonly markup: string;
  /** Follows on the next line; others stand by themselves, with a gap. */
  readonly continuesLine?: boolean;
  /** Says what the following pieces are, so it does not stand alone at the end of a page. */
  readonly isHeading?: boolean;
  /** A line divides it from what stands above. */
  readonly isApart?: boolean;
};

/** Discord swallows empty lines, but keeps a gap between text displays; so many of them leave room for all else. */
const maxTextDisplays = 16;

/** A piece that no page can hold, at its line ends and spaces. No entry is that long; the rule is for those to come. */
function splitChunk(piece: Chunk): Chunk[] {
  if (piece.markup.length <= maxPageText) return [piece];
  const head = piece.markup.slice(0, maxPageText);
  const end = Math.max(head.lastIndexOf("\n"), head.lastIndexOf(" "));
  const cut = end > 0 ? end : maxPageText;
  return [
    { ...piece, markup: piece.markup.slice(0, cut) },
    ...splitChunk({ markup: piece.markup.slice(cut).trimStart(), continuesLine: true }),
  ];
}

/** At least one piece, and as many as fit. */
function takeWhileFits(pieces: readonly Chunk[], room: number): Chunk[] {
  const shown: Chunk[] = [];
  let used = 0;
  for (const piece of pieces) {
    used += piece.markup.length + 2;
    if (shown.length > 0 && used > room) break;
    shown.push(piece);
  }
  while (shown.length > 1 && shown.length < pieces.length && shown.at(-1)?.isHeading) shown.pop();
  return shown;
}

/** Pieces that belong together as one text. */
function merged(pieces: readonly Chunk[]): Chunk[] {
  const texts: Chunk[] = [];
  for (const piece of pieces) {
    const last = texts.at(-1);
    if (last === undefined || (!piece.continuesLine && texts.length < maxTextDisplays)) texts.push(piece);
    else
      texts[texts.length - 1] = {
        ...last,
        markup: `${last.markup}\n${piece.continuesLine ? "" : "\n"}${piece.markup}`,
      };
  }
  return texts;
}

function piecesOf(answer: Answer, room: RenderTarget): Chunk[] {
  const title: Chunk = { markup: heading(answer.title) };
  const says = (markup: string): Chunk => ({ markup, continuesLine: true });
  switch (answer.kind) {
    case "answer":
      return [
        title,
        ...(room === "channel" ? tablesFirst(answer.blocks) : answer.blocks).flatMap((block, at) =>
          blockPieces(block, at === 0),
        ),
      ];
    case "choices":
      return [title, says(plain(answer.says))];
    case "unknown":
      return [title, says(plain(room === "channel" ? firstSentence(answer.says) : answer.says))];
    case "declined":
      return room === "channel"
        ? [{ markup: plain(answer.urgent ? answer.says : firstSentence(answer.says)) }]
        : [title, says(plain(answer.says))];
    case "welcome":
      if (room === "channel") return [{ markup: plain(answer.says) }];
      return [
        title,
        says(plain(answer.says)),
        ...(answer.blocks ?? []).flatMap((block) => blockPieces(block, false)),
        ...(answer.examples.length > 0 ? listPieces(shared.examples, answer.examples.map(bullet)) : []),
      ];
  }
}

function blockPieces(block: Block, isFirst: boolean): Chunk[] {
  switch (block.type) {
    case "lead":
      return [{ markup: plain(block.text), continuesLine: isFirst }];
    case "note":
      return [{ markup: quote(`**${shared.note}:** ${plain(block.text)}`) }];
    case "facts":
      return listPieces(block.title, block.items.map(bullet));
    case "steps":
      return listPieces(block.title, numbered(block.items));
    case "table":
      return tablePieces(block);
  }
}

const listPieces = (title: string | undefined, lines: readonly string[]): Chunk[] => [
  ...(title ? [{ markup: bold(title), isHeading: true }] : []),
  ...lines.map((markup, at) => ({ markup, continuesLine: at > 0 || title !== undefined })),
];

/** Two narrow columns stand in a box; a wider table becomes a short list for each row, which a phone can show. */
function tablePieces({ title, columns, rows }: Extract<Block, { type: "table" }>): Chunk[] {
  if (columns.length === 2) {
    const first = Math.max(...rows.map(([name = ""]) => name.length), 0);
    const second = Math.max(...rows.map(([, cell = ""]) => cell.length), 0);
    if (first + second + 2 <= maxBoxWidth) {
      const lines = rows.map(([name = "", cell = ""]) => `${name.padEnd(first)}  ${cell.padStart(second)}`);
      return [{ markup: `${bold(title)}\n${box(lines)}` }];
    }
    return listPieces(
      title,
      rows.map(([name = "", cell = ""]) => `- ${plain(`${name}:`)} ${plain(cell)}`.trimEnd()),
    );
  }
  if (rows.every(([, ...cells]) => cells.every((cell) => cell.length <= maxShortCell))) {
    const told = (cells: readonly string[]) => cells.map((cell, at) => plain(`${columns[at + 1]} ${cell}`)).join(" · ");
    return listPieces(
      title,
      rows.map(([name = "", ...cells]) => `- ${bold(`${name}:`)} ${told(cells)}`),
    );
  }
  return [
    { markup: subheading(title), isHeading: true },
    ...rows.map(([name = "", ...cells]) => ({
      markup: [
        bold(name),
        ...cells.map((cell, at) => `- ${plain(`${columns[at + 1]}:`)} ${plain(cell)}`.trimEnd()),
      ].join("\n"),
    })),
  ];
}

const sourceLine = ({ title, publisher, url, asOf }: Cited): string =>
  `${url ? link(title, url) : plain(title)} (${plain(publisher)}, ${plain(asOf)})`;

/** Where all of it comes from, in small print. */
function sourcePieces(sources: readonly Cited[], answer: Answer): Chunk[] {
  const reviewed = answer.kind === "answer" && answer.reviewed ? [small(plain(shared.reviewed(answer.reviewed)))] : [];
  const lines = [...sources.map((source) => small(sourceLine(source))), ...reviewed];
  const headed = sources.length > 0 ? [small(`**${shared.sources}**`), ...lines] : lines;
  // They stand together on one page, where one page can hold them.
  const together = headed.join("\n");
  if (together.length <= maxPageText) return together === "" ? [] : [{ markup: together, isApart: true }];
  return headed.map((markup, at) => (at === 0 ? { markup, isApart: true } : { markup, continuesLine: true }));
}

/** The first sources, and how many more there are. */
function briefSources(sources: readonly Cited[], texts: Texts): Chunk[] {
  if (sources.length === 0) return [];
  const rest = sources.length - maxChannelSources;
  const shown = sources.slice(0, maxChannelSources).map(sourceLine);
  const all = [...shown, ...(rest > 0 ? [plain(texts.moreSources(rest))] : [])];
  return [{ markup: small(`${shared.sources}: ${all.join(" · ")}`) }];
}

/** The question, where it is short enough to be kept. */
function keptQuestion(question: string, texts: Texts): APITextDisplayComponent | undefined {
  const markup = plain(question.replace(/[\p{Cc}\p{Cf}]+/gu, " "));
  if (markup === "" || markup.length > maxKeptQuestion) return undefined;
  return { ...text(small(`${texts.question}: ❝${markup}❞`)), id: questionComponent };
}

/** Buttons where every title fits one, else a menu, whose options have twice the room. */
function choiceRows(
  answer: Answer,
  { texts, pick }: RenderOptions,
): APIActionRowComponent<APIComponentInMessageActionRow>[] {
  // What to ask next is another answer beside this one; a meaning takes the place of the offer.
  const actionFor =
    (answer.kind !== "answer" && pick) || ((address: Address): ButtonAction => ({ type: "ask", address }));
  const byId = new Map(choicesIn(answer).map(({ address, title }) => [formatCustomId(actionFor(address)), title]));
  const choices = [...byId].slice(0, maxOptions);
  if (choices.length === 0) return [];
  if (choices.length <= maxButtonsInRow && choices.every(([, title]) => title.length <= maxLabelLength)) {
    return rowsOf(choices.map(([id, title]) => button(id, labelUnder(answer.title, title), answer.kind === "choices")));
  }
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: "choose",
          placeholder: answer.kind === "answer" ? shared.next : texts.pick,
          options: choices.map(([value, title]) => ({ value, ...optionText(title) })),
        },
      ],
    },
  ];
}

/** A title over the label and, where it is longer, the description of an option. Titles have at most 200 characters. */
function optionText(title: string): { label: string; description?: string } {
  if (title.length <= maxOptionText) return { label: title };
  const space = title.lastIndexOf(" ", maxOptionText);
  const cut = space > 0 ? space : maxOptionText;
  const rest = title.slice(cut).trim();
  const description = rest.length <= maxOptionText ? rest : `${rest.slice(0, maxOptionText - 1)}…`;
  return { label: title.slice(0, cut), description };
}

/** The way to the same answer among the bot's own pages, or to all of them from what the bot says about itself. */
function linkTo(answer: Answer, { target, texts, publicUrl }: RenderOptions): readonly Button[] {
  if (publicUrl === undefined) return [];
  switch (answer.kind) {
    case "answer":
      return linkButtons(permalink(answer.address, publicUrl), texts.openPage);
    case "welcome":
      return target === "channel" ? [] : linkButtons(publicUrl, texts.openSite);
    case "choices":
    case "unknown":
    case "declined":
      return [];
  }
}

/** What can be done with the message: turn its pages, share it, ask why, say that it is wrong. */
function toolsFor(
  answer: Answer,
  { target, texts, asked }: RenderOptions,
  { page, pages, isWhole, isKept }: { page: number; pages: number; isWhole: boolean; isKept: boolean },
): Button[] {
  const tool = (press: ButtonAction, label: string) => button(formatCustomId(press), label);
  const why = asked ? [tool(isKept ? { type: "why", after: asked.after } : { type: "lost" }, texts.why)] : [];
  const again = tool({ type: "again" }, texts.askAgain);
  switch (answer.kind) {
    case "answer": {
      const { address } = answer;
      return [
        ...(!isWhole ? [tool({ type: "ask", address }, texts.readAll)] : []),
        ...(page > 1 ? [tool({ type: "page", page: page - 1, address }, texts.back(page - 1, pages))] : []),
        ...(page < pages ? [tool({ type: "page", page: page + 1, address }, texts.more(page + 1, pages))] : []),
        ...(target === "private" ? [tool({ type: "share", address }, texts.share)] : []),
        ...(asked ? why : [tool({ type: "why", after: undefined }, texts.why)]),
        tool({ type: "not", address }, texts.notThis),
      ].slice(0, maxButtonsInRow);
    }
    case "choices":
    case "unknown":
      return [...why, again];
    case "declined":
      return target === "channel" ? [] : [...why, again];
    case "welcome":
      return [];
  }
}
