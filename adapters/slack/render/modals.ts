import type { types as slack } from "@slack/bolt";
import type { Answer, Choice } from "../../../src/answer.ts";
import type { Offer } from "../../../src/present/candidate-answers.ts";
import { type Asked, actionId, type PressDoes } from "./action-value.ts";
import type { Spot } from "./destination.ts";
import type { Message, Modal } from "./message.ts";
import { bold, escaped, plain, words } from "./mrkdwn.ts";
import { blocksOf, button, choiceBlocks, header, longestLabel, type Showing, section } from "./render.ts";
import type { Texts } from "./texts.ts";

/** What the bot shows beside answers in messages: windows with answers, lists and forms, and single sentences. */

/** Which form was sent. */
export const forms = { ask: "ask", again: "again", answer: "answer", offers: "offers" } as const;

/** The blocks of the forms that hold what a person fills in; Slack shows what is wrong beside them. */
export const fields = { question: "question", role: "role", topic: "topic", place: "place", term: "term" } as const;

/** Slack takes 3,000 characters; a question is shorter. */
const longestQuestion = 1000;
/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const longestPlaceholder = 150;
/** https://docs.slack.dev/reference/views/modal-views */
const longestMetadata = 3000;

/** One sentence of ours. */
export const sentence = (says: string): Message => ({
  text: escaped(says),
  blocks: [{ type: "section", text: words(says) }],
});

type Kept = Spot & { readonly asked?: Asked | undefined };

/** What a window must remember, in the room that Slack gives it. */
const metadata = (kept: Kept): string => {
  const all = JSON.stringify(kept);
  return all.length <= longestMetadata ? all : JSON.stringify({ ...kept, asked: undefined });
};

/** Reads it back; nothing of a window that is not ours. Total. */
export function keptIn(view: { readonly private_metadata?: string } | undefined): Kept {
  try {
    const kept: unknown = JSON.parse(view?.private_metadata || "{}");
    return typeof kept === "object" && kept !== null ? (kept as Kept) : {};
  } catch {
    return {};
  }
}

function window(
  form: keyof typeof forms,
  blocks: slack.KnownBlock[],
  kept: Kept,
  texts: Texts,
  more: { readonly title?: string; readonly submit?: string } = {},
): Modal {
  return {
    type: "modal",
    callback_id: forms[form],
    title: words(more.title ?? texts.name),
    close: words(texts.close),
    ...(more.submit && { submit: words(more.submit) }),
    private_metadata: metadata(kept),
    blocks,
  };
}

/** A window that says one sentence. */
export const told = (says: string, texts: Texts): Modal =>
  window("answer", [{ type: "section", text: words(says) }], {}, texts);

/** A window that shows an answer. */
export function answerWindow(given: Answer, at: Spot, showing: Omit<Showing, "room">): Modal {
  const mayShare = at.channel !== undefined && given.kind === "answer";
  return window("answer", blocksOf(given, { ...showing, room: "window", mayShare }), at, showing.texts);
}

/** The answers that a message may be asking for, each with the button that posts it. */
export function offersWindow(says: string, offers: readonly Offer[], at: Spot, texts: Texts): Modal {
  const listed = offers.map(
    ({ address, title, gist }, index): slack.KnownBlock => ({
      ...section(`${bold(title)}\n${plain(gist)}`),
      accessory: button(texts.post, ["post", { address }, index + 1], { spoken: texts.spoken.post(title) }),
    }),
  );
  return window("offers", [{ type: "section", text: words(says) }, ...listed], at, texts, { title: texts.offerTitle });
}

export type Again = {
  readonly asked?: Asked | undefined;
  readonly meanings?: Extract<Answer, { kind: "choices" }> | undefined;
  /** A question of the field, as a hint. */
  readonly example: string;
};

/** The form in which a person asks again, with what they asked before and what else that may have meant. */
export function againForm({ asked, meanings, example }: Again, at: Spot, texts: Texts): Modal {
  const choices = (meanings?.choices ?? []).map(({ address, title }: Choice) => ({
    ...{ label: title, press: ["ask", { address }] as const, spoken: texts.spoken.pick(title) },
  }));
  const blocks: slack.KnownBlock[] = [
    ...(meanings ? [header(meanings.title), { type: "section", text: words(meanings.says) } as const] : []),
    ...choiceBlocks(choices, texts),
    questionInput({ before: asked?.question, optional: false, example }, texts),
  ];
  return window("again", blocks, { ...at, asked }, texts, { submit: texts.formSubmit });
}

/** The form to ask with: a question in words, or a role and what to know about it. */
export function askForm(at: Spot, example: string, texts: Texts): Modal {
  const pick = (name: "role" | "topic" | "place", hint: string): slack.KnownBlock => ({
    type: "input",
    block_id: fields[name],
    optional: true,
    label: words(texts[name]),
    element: search(name, hint),
  });
  const blocks: slack.KnownBlock[] = [
    questionInput({ optional: true, example }, texts),
    { type: "section", text: words(texts.orPick) },
    pick("role", texts.pickRole),
    pick("topic", texts.pickTopic),
    pick("place", texts.pickPlace),
  ];
  return window("ask", blocks, at, texts, { title: texts.formTitle, submit: texts.formSubmit });
}

/** A menu that is filled while a person types; nothing typed brings the common ones. */
export const search = (does: PressDoes, hint: string): slack.ExternalSelect => ({
  type: "external_select",
  action_id: actionId(does),
  min_query_length: 0,
  placeholder: words(hint),
});

type Question = { readonly before?: string | undefined; readonly optional: boolean; readonly example: string };

function questionInput({ before, optional, example }: Question, texts: Texts): slack.KnownBlock {
  return {
    type: "input",
    block_id: fields.question,
    optional,
    label: words(texts.questionLabel),
    element: {
      type: "plain_text_input",
      action_id: fields.question,
      multiline: true,
      max_length: longestQuestion,
      placeholder: words(texts.questionHint(example), longestPlaceholder),
      ...(before && before.length <= longestQuestion && { initial_value: before }),
    },
  };
}

/** An option of a menu. https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const option = (label: string, value: string): slack.PlainTextOption => ({
  text: words(label, longestLabel),
  value,
});
