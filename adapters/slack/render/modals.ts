import type { types as slack } from "@slack/bolt";
import type { Answer, Choice } from "../../../src/answer.ts";
import type { CandidateAnswer } from "../../../src/present/candidate-answers.ts";
import type { OriginalQuestion } from "../../../src/present/explain.ts";
import { type ActionType, actionId } from "./action-value.ts";
import { header, plainSection, section } from "./blocks.ts";
import { button, maxLabelLength } from "./buttons.ts";
import { buttonRows } from "./choices.ts";
import type { Destination, Modal } from "./message.ts";
import { bold, plain, plainTextObject } from "./mrkdwn.ts";
import { blocksOf, type RenderOptions } from "./render.ts";
import type { Texts } from "./texts.ts";

/** The `callback_id` of each modal, which says which one was sent. */
export const modalIds = { ask: "ask", again: "again", answer: "answer", offers: "offers" } as const;

/** The ids of the inputs in a modal; Slack shows what is wrong beside them. */
export const fields = { question: "question", role: "role", topic: "topic", place: "place", term: "term" } as const;

/** Slack takes 3,000 characters; a question is shorter. */
const maxQuestionLength = 1000;
/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const maxPlaceholderLength = 150;
/** https://docs.slack.dev/reference/views/modal-views */
const maxMetadataLength = 3000;

type ModalState = Destination & { readonly asked?: OriginalQuestion | undefined };

/** What a modal must remember. A question for which Slack leaves no room is left out. */
const formatModalState = (state: ModalState): string => {
  const all = JSON.stringify(state);
  return all.length <= maxMetadataLength ? all : JSON.stringify({ ...state, asked: undefined });
};

/** Reads it back; nothing of a modal that is not ours. Total. */
export function readModalState(view: { readonly private_metadata?: string } | undefined): ModalState {
  try {
    const state: unknown = JSON.parse(view?.private_metadata || "{}");
    return typeof state === "object" && state !== null ? (state as ModalState) : {};
  } catch {
    return {};
  }
}

function modal(
  id: keyof typeof modalIds,
  blocks: slack.KnownBlock[],
  state: ModalState,
  texts: Texts,
  more: { readonly title?: string; readonly submit?: string } = {},
): Modal {
  return {
    type: "modal",
    callback_id: modalIds[id],
    title: plainTextObject(more.title ?? texts.name),
    close: plainTextObject(texts.close),
    ...(more.submit && { submit: plainTextObject(more.submit) }),
    private_metadata: formatModalState(state),
    blocks,
  };
}

/** A modal that says one sentence. */
export const noticeModal = (says: string, texts: Texts): Modal => modal("answer", [plainSection(says)], {}, texts);

/** A modal that shows an answer. */
export function answerModal(given: Answer, at: Destination, options: Omit<RenderOptions, "target">): Modal {
  const mayShare = at.channel !== undefined && given.kind === "answer";
  return modal("answer", blocksOf(given, { ...options, target: "modal", mayShare }), at, options.texts);
}

/** The answers that a message may be asking for, each with the button that posts it. */
export function candidatesModal(
  says: string,
  candidates: readonly CandidateAnswer[],
  at: Destination,
  texts: Texts,
): Modal {
  const listed = candidates.map(
    ({ address, title, summary }, index): slack.KnownBlock => ({
      ...section(`${bold(title)}\n${plain(summary)}`),
      accessory: button(texts.post, { type: "post", address }, { index: index + 1, spoken: texts.spoken.post(title) }),
    }),
  );
  return modal("offers", [plainSection(says), ...listed], at, texts, { title: texts.offerTitle });
}

/** What is known when a person wants to ask in other words. */
export type Again = {
  readonly asked?: OriginalQuestion | undefined;
  readonly meanings?: Extract<Answer, { kind: "choices" }> | undefined;
  /** A question of the field, as a hint. */
  readonly example: string;
};

/** The form in which a person asks again, with what they asked before and what else that may have meant. */
export function askAgainModal({ asked, meanings, example }: Again, at: Destination, texts: Texts): Modal {
  const choices = (meanings?.choices ?? []).map(({ address, title }: Choice) => ({
    label: title,
    action: { type: "ask", address } as const,
    spoken: texts.spoken.pick(title),
  }));
  const blocks: slack.KnownBlock[] = [
    ...(meanings ? [header(meanings.title), plainSection(meanings.says)] : []),
    ...buttonRows(choices, texts),
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
    label: plainTextObject(texts[name]),
    element: search(name, hint),
  });
  const blocks: slack.KnownBlock[] = [
    questionInput({ optional: true, example }, texts),
    plainSection(texts.orPick),
    pick("role", texts.pickRole),
    pick("topic", texts.pickTopic),
    pick("place", texts.pickPlace),
  ];
  return modal("ask", blocks, at, texts, { title: texts.formTitle, submit: texts.formSubmit });
}

/** A menu that is filled while a person types, and holds the most common options before. */
export const search = (type: ActionType, hint: string): slack.ExternalSelect => ({
  type: "external_select",
  action_id: actionId(type),
  min_query_length: 0,
  placeholder: plainTextObject(hint),
});

type Question = { readonly before?: string | undefined; readonly optional: boolean; readonly example: string };

function questionInput({ before, optional, example }: Question, texts: Texts): slack.KnownBlock {
  return {
    type: "input",
    block_id: fields.question,
    optional,
    label: plainTextObject(texts.questionLabel),
    element: {
      type: "plain_text_input",
      action_id: fields.question,
      multiline: true,
      max_length: maxQuestionLength,
      placeholder: plainTextObject(texts.questionHint(example), maxPlaceholderLength),
      ...(before && before.length <= maxQuestionLength && { initial_value: before }),
    },
  };
}

/** An option of a menu. https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const option = (label: string, value: string): slack.PlainTextOption => ({
  text: plainTextObject(label, maxLabelLength),
  value,
});
