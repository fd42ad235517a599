import { readFileSync } from "node:fs";
import { type APIInteraction, InteractionResponseType } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/discord/render/texts.ts";
import { respond } from "../../adapters/discord/respond/interaction.ts";
import { formatAddress, parseAddress } from "../../src/address.ts";
import { answer } from "../../src/answers/answer.ts";
import { texts as shared } from "../../src/present/texts.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";
import { choose, isPrivate, markupOf, messageOf, press, submit } from "./interactions.ts";

/**
 * Messages stay in channels for years, and so do their buttons. `old-buttons.json` holds such messages, as far as a
 * press is read with them, and what each of their buttons did at commit 99bbade, which wrote them. Whatever happens to
 * the code, they do that still. An entry is only ever added, never changed.
 */

type Where = { readonly user?: string; readonly direct?: boolean };
/** What a press did, without the words, which may change. */
type Did = {
  readonly kind: string;
  /** Discord's type of callback: 4 a new message, 7 in place of the old one, 9 a modal. */
  readonly callback: number;
  /** What its sentence says. */
  readonly says?: string;
  /** The address that a follow-up would speak of. */
  readonly about?: string;
  readonly isPrivate?: boolean;
  /** The address whose answer is shown. */
  readonly shows?: string;
  /** Of a press on "why": whether it knew the words that were read. */
  readonly explains?: "words" | "a pick";
  /** The question that the new message keeps. */
  readonly question?: string;
  readonly page?: number;
  readonly modal?: string;
  readonly fields?: readonly { readonly custom_id: string; readonly value?: string }[];
  /** The address whose answer the bot posts, and where, for whom and under which nonce. */
  readonly posts?: string;
  readonly into?: object;
  readonly pings?: readonly string[];
  readonly nonce?: string;
};
type OldMessage = {
  readonly of: string;
  readonly message: { readonly flags: number; readonly components: readonly object[] };
  readonly presses: readonly {
    readonly id: string;
    readonly menu?: boolean;
    /** What is sent by the modal of that id, instead of a press. */
    readonly submits?: string;
    readonly where?: Where;
    readonly did: Did;
  }[];
};

const oldMessages = JSON.parse(
  readFileSync(new URL("old-buttons.json", import.meta.url), "utf8"),
) as readonly OldMessage[];

/** Ids so long that only their hashes find room in a button. */
const longIds = ["keeper-of-the-lamps-and-lanterns-of-the-harbour", "master-of-the-ropes-and-rigging-of-tall-ships"];
const knowledge = knowledgeOf({ roles: Object.fromEntries(longIds.map((id) => [id, {}])) });
const bot = { knowledge, operator: { logsQuestions: false, reportTo: undefined } };

const plain = (markup: string) => markup.replaceAll("\\", "");

/** What an interaction does now, told like what it did. @param then what it is compared with */
function doesNow(interaction: APIInteraction, then: Did): Did {
  const response = respond(interaction, bot);
  if (response === undefined) throw new Error("no response");
  const { callback, effect, responseKind, answerAddress } = response;
  const common = {
    ...{ kind: responseKind, callback: callback.type },
    ...(answerAddress && { about: formatAddress(answerAddress) }),
  };
  if (callback.type === InteractionResponseType.Modal) {
    const { custom_id: modal, components } = callback.data;
    return { ...common, modal, fields: components.map(fieldOf) };
  }
  const message = messageOf(callback);
  const markup = plain(markupOf(message));
  return {
    ...common,
    ...(then.says && { says: sayingOf(markup) }),
    ...(callback.type === InteractionResponseType.ChannelMessageWithSource && { isPrivate: isPrivate(message) }),
    ...(then.shows !== undefined && { shows: shownIn(markup, then.shows) }),
    ...(then.explains && { explains: markup.includes(plain(shared.picked)) ? "a pick" : "words" }),
    ...kept(markup),
    ...(effect && {
      posts: shownIn(plain(markupOf(effect.posts)), then.posts ?? ""),
      into: JSON.parse(JSON.stringify(effect.into ?? null)),
      pings: effect.posts.allowed_mentions.users,
      nonce: effect.nonce,
    }),
  };
}

const sentences: Readonly<Record<string, string>> = { "too long to keep": texts.tooLongToKeep };

/** Which sentence a message says. */
const sayingOf = (markup: string): string =>
  Object.entries(sentences).find(([, says]) => markup.includes(says))?.[0] ?? markup;

/** The question and the page that a message tells of. */
function kept(markup: string): Pick<Did, "question" | "page"> {
  const question = /❝(.*)❞/s.exec(markup)?.[1];
  const page = /page (\d+) of/i.exec(markup)?.[1];
  return { ...(question !== undefined && { question }), ...(page !== undefined && { page: Number(page) }) };
}

/** The address, where the markup shows its answer by today's title. */
function shownIn(markup: string, address: string): string {
  const parsed = parseAddress(address);
  const given = parsed && answer(parsed, knowledge);
  return given?.kind === "answer" && markup.includes(given.title) ? address : `not ${address}: ${markup}`;
}

function fieldOf(field: object): { custom_id: string; value?: string } {
  const { custom_id, value } = (field as { component: { custom_id: string; value?: string } }).component;
  return { custom_id, ...(value && { value }) };
}

const verbOf = (id: string): string => (/^(?:why|lost|again)$|:/.test(id) ? (id.split(":")[0] ?? "") : "ask");

test("every verb that a button ever had is among them", () => {
  const verbs = new Set(oldMessages.flatMap(({ presses }) => presses.map(({ id }) => verbOf(id))));
  expect([...verbs].toSorted()).toEqual(
    ["again", "ask", "lost", "not", "page", "pick", "point", "post", "share", "why"].toSorted(),
  );
});

describe.each(oldMessages)("of $of", ({ message, presses }) => {
  test.each(presses)("$id does what it did", ({ id, menu, submits, where, did }) => {
    const interaction = submits ? submit(submits, message, where) : (menu ? choose : press)(id, message, where);
    expect(doesNow(interaction, did)).toEqual(did);
  });
});
