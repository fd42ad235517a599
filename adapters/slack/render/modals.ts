import type { types as slack } from "@slack/bolt";
import type { Answer, Choice } from "../../../src/answer.ts";
import type { CandidateAnswer } from "../../../src/present/candidate-answers.ts";
import { type ActionType, actionId, type OriginalQuestion } from "./action-value.ts";
import type { Destination } from "./destination.ts";
import type { Message, Modal } from "./message.ts";
import { bold, escaped, plain, words } from "./mrkdwn.ts";
import { blocksOf, button, choiceBlocks, header, maxLabelLength, type RenderOptions, section } from "./render.ts";
import type { Texts } from "./texts.ts";

/** What the bot shows beside answers in messages: windows with answers, lists and forms, and single sentences. */

/** Which form was sent. */
export const modalIds = { ask: "ask", again: "again", answer: "answer", offers: "offers" } as const;

/** The blocks of the forms that hold what a person fills in; Slack shows what is wrong beside them. */
export const fields = { question: "question", role: "role", topic: "topic", place: "place", term: "term" } as const;

/** Slack takes 3,000 characters; a question is shorter. */
const maxQuestionLength = 1000;
/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const maxPlaceholderLength = 150;
/** https://docs.slack.dev/reference/views/modal-views */
const maxMetadataLength = 3000;

/** One sentence of ours. */
export const noticeMessage = (says: string): Message => ({
  text: escaped(says),
  blocks: [{ type: "section", text: words(says) }],
});

type ModalState = Destination & { readonly asked?: OriginalQuestion | undefined };

/** What a window must remember, in the room that Slack gives it. */
const metadata = (kept: ModalState): string => {
  const all = JSON.stringify(kept);
  return all.length <= maxMetadataLength ? all : JSON.stringify({ ...kept, asked: undefined });
};

/** Reads it back; nothing of a window that is not ours. Total. */
export function readModalState(view: { readonly private_metadata?: string } | undefined): ModalState {
  try {
    const kept: unknown = JSON.parse(view?.private_metadata || "{}");
    return typeof kept === "object" && kept !== null ? (kept as ModalState) : {};
  } catch {
    return {};
  }
}

function modal(
  form: keyof typeof modalIds,
  blocks: slack.KnownBlock[],
  kept: ModalState,
  texts: Texts,
  more: { readonly title?: string; readonly submit?: string } = {},
): Modal {
  return {
    type: "modal",
    callback_id: modalIds[form],
    title: words(more.title ?? texts.name),
    close: words(texts.close),
    ...(more.submit && { submit: words(more.submit) }),
    private_metadata: metadata(kept),
    blocks,
  };
}

/** A window that says one sentence. */
export const noticeModal = (says: string, texts: Texts): Modal =>
  modal("answer", [{ type: "section", text: words(says) }], {}, texts);

/** A window that shows an answer. */
export function answerModal(given: Answer, at: Destination, showing: Omit<RenderOptions, "target">): Modal {
  const mayShare = at.channel !== undefined && given.kind === "answer";
  return modal("answer", blocksOf(given, { ...showing, target: "modal", mayShare }), at, showing.texts);
}

/** The answers that a message may be asking for, each with the button that posts it. */
export function candidatesModal(
  says: string,
  offers: readonly CandidateAnswer[],
  at: Destination,
  texts: Texts,
): Modal {
  const listed = offers.map(
    ({ address, title, summary }, index): slack.KnownBlock => ({
      ...section(`${bold(title)}\n${plain(summary)}`),
      accessory: button(texts.post, ["post", { address }, index + 1], { spoken: texts.spoken.post(title) }),
    }),
  );
  return modal("offers", [{ type: "section", text: words(says) }, ...listed], at, texts, { title: texts.offerTitle });
}

export type Again = {
  readonly asked?: OriginalQuestion | undefined;
  readonly meanings?: Extract<Answer, { kind: "choices" }> | undefined;
  /** A question of the field, as a hint. */
  readonly example: string;
};

/** The form in which a person asks again, with what they asked before and what else that may have meant. */
export function askAgainModal({ asked, meanings, example }: Again, at: Destination, texts: Texts): Modal {
  const choices = (meanings?.choices ?? []).map(({ address, title }: Choice) => ({
    ...{ label: title, press: ["ask", { address }] as const, spoken: texts.spoken.pick(title) },
  }));
  const blocks: slack.KnownBlock[] = [
    ...(meanings ? [header(meanings.title), { type: "section", text: words(meanings.says) } as const] : []),
    ...choiceBlocks(choices, texts),
    questionInput({ before: asked?.question, optional: false, example }, texts),
  ];
  return modal("again", blocks, { ...at, asked }, texts, { submit: texts.formSubmit });
}

/** The form to ask with: a question in words, or a role and what to know about it. */
export function askModal(at: Destination, example: string, texts: Texts): Modal {
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
  return modal("ask", blocks, at, texts, { title: texts.formTitle, submit: texts.formSubmit });
}

/** A menu that is filled while a person types; nothing typed brings the common ones. */
export const search = (type: ActionType, hint: string): slack.ExternalSelect => ({
  type: "external_select",
  action_id: actionId(type),
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
      max_length: maxQuestionLength,
      placeholder: words(texts.questionHint(example), maxPlaceholderLength),
      ...(before && before.length <= maxQuestionLength && { initial_value: before }),
    },
  };
}

/** An option of a menu. https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const option = (label: string, value: string): slack.PlainTextOption => ({
  text: words(label, maxLabelLength),
  value,
});
