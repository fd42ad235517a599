import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { actionTypeOf, actionTypes } from "../../adapters/slack/render/action-value.ts";
import { unescaped } from "../../adapters/slack/render/mrkdwn.ts";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import { respondToBlockAction } from "../../adapters/slack/respond/block-action.ts";
import { requestContext } from "../../adapters/slack/respond/context.ts";
import type { BlockActionsPayload, ViewPayload } from "../../adapters/slack/respond/payloads.ts";
import type { Effect, Response } from "../../adapters/slack/respond/response.ts";
import { surfaceOf } from "../../adapters/slack/respond/surface.ts";
import { respondToSubmission } from "../../adapters/slack/respond/view-submission.ts";
import { formatAddress, parseAddress } from "../../src/address.ts";
import { answer } from "../../src/answers/answer.ts";
import { texts as shared } from "../../src/present/texts.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";
import { type Block, elementsOf } from "./emulated/shapes.ts";

/**
 * Messages stay in channels for years, and so do their buttons. `old-buttons.json` holds where such buttons stand, as
 * far as a press is read with it, and what each did at commit 99bbade, which wrote them. Whatever happens to the code,
 * they do that still. An entry is only ever added, never changed.
 */

/** What a message or modal showed, without the words, which may change. */
type Shown = {
  /** The address whose answer is shown. */
  readonly shows?: string;
  /** Of a press on "why": whether it knew the words that were read. */
  readonly explains?: "words" | "a pick";
  /** What its sentence says. */
  readonly says?: string;
  /** The question that a form is filled with. */
  readonly question?: string;
  readonly page?: number;
  /** Who is named in it, by id. */
  readonly names?: readonly string[];
  /** The `callback_id` and the `private_metadata` of a modal. */
  readonly modal?: string;
  readonly keeps?: object;
};
type Did = Shown & {
  readonly kind: string;
  /** The address that a follow-up would speak of. */
  readonly about?: string;
  /** The `response_action` of an acknowledgement, and the blocks that it has errors for. */
  readonly ack?: string;
  readonly errors?: readonly string[];
  readonly effects?: readonly (Shown & {
    readonly type: string;
    readonly to?: string;
    readonly at?: object;
    /** The id of the modal that is changed. */
    readonly id?: string;
  })[];
};
type Old = {
  readonly of: string;
  readonly on: BlockActionsPayload;
  readonly presses: readonly {
    readonly action: NonNullable<BlockActionsPayload["actions"]>[number] & { readonly action_id: string };
    readonly user?: string;
    /** What the fields of the view held. */
    readonly state?: ViewPayload["state"];
    readonly did: Did;
  }[];
  readonly submissions?: readonly { readonly submits: ViewPayload["state"]; readonly did: Did }[];
};

const old = JSON.parse(readFileSync(new URL("old-buttons.json", import.meta.url), "utf8")) as readonly Old[];

const longIds = ["keeper-of-the-lamps-and-lanterns-of-the-harbour", "master-of-the-ropes-and-rigging-of-tall-ships"];
const knowledge = knowledgeOf({ roles: Object.fromEntries(longIds.map((id) => [id, {}])) });
const contextOf = (person: string) =>
  requestContext({ knowledge, operator: { logsQuestions: false, reportTo: undefined } }, person);
const isAliceAlone = (channel: string) => channel === "D0000ALICE";

const sentences: Readonly<Record<string, string>> = {
  thanks: texts.thanks,
  sorry: texts.sorry,
  "pick a role first": texts.pickRoleFirst,
};

/** What a message or modal shows now, told like what it showed. @param then what it is compared with */
function shownIn(blocks: readonly object[], then: Shown): Shown {
  const text = unescaped(JSON.stringify(blocks));
  const has = (words: string) => text.includes(JSON.stringify(words).slice(1, -1));
  const says = Object.keys(sentences).find((name) => has(sentences[name] ?? ""));
  const fields = (blocks as readonly Block[]).flatMap(elementsOf) as { action_id?: string; initial_value?: string }[];
  const question = fields.find(({ action_id }) => action_id === "question")?.initial_value;
  const page = /Page (\d+) of/.exec(text)?.[1];
  const names = [...new Set([...text.matchAll(/<@(\w+)>/g)].map(([, id = ""]) => id))];
  return {
    ...(then.shows !== undefined && { shows: has(titleOf(then.shows)) ? then.shows : text }),
    ...(then.explains && { explains: has(shared.picked) ? "a pick" : "words" }),
    ...(says !== undefined && { says }),
    ...(question !== undefined && { question }),
    ...(page !== undefined && { page: Number(page) }),
    ...(names.length > 0 && { names }),
  };
}

function titleOf(address: string): string {
  const parsed = parseAddress(address);
  const given = parsed && answer(parsed, knowledge);
  if (given?.kind !== "answer") throw new Error(`no answer at ${address}`);
  return given.title;
}

type View = { readonly callback_id?: string; readonly private_metadata?: string; readonly blocks: readonly object[] };

const modalIn = ({ callback_id = "", private_metadata = "", blocks }: View, then: Shown): Shown => ({
  ...{ modal: callback_id, keeps: JSON.parse(private_metadata) as object },
  ...shownIn(blocks, then),
});

function effectNow(effect: Effect, then: Shown): object {
  switch (effect.type) {
    case "say":
      return { type: "say", to: effect.to, at: effect.at, ...shownIn(effect.message.blocks, then) };
    case "open":
      return { type: "open", ...modalIn(effect.view, then) };
    case "update":
      return { type: "update", id: effect.id, ...modalIn(effect.view, then) };
    case "post":
      return { type: "post", at: effect.at, id: effect.modal, ...shownIn(effect.message.blocks, then) };
    case "publish":
      return { type: "publish" };
  }
}

type Ack = { readonly response_action: string; readonly errors?: object; readonly view?: View };

/** What a response does, told like what it did. */
function doesNow({ ack, effects, responseKind: kind, answerAddress }: Response<Ack | undefined>, then: Did): unknown {
  const does = {
    kind,
    ...(answerAddress && { about: formatAddress(answerAddress) }),
    ...(ack && { ack: ack.response_action }),
    ...(ack?.errors && { errors: Object.keys(ack.errors) }),
    ...(ack?.view && modalIn(ack.view, then)),
    ...(effects &&
      effects.length > 0 && { effects: effects.map((one, at) => effectNow(one, then.effects?.[at] ?? {})) }),
  };
  // As it would be written down: what is undefined is not there.
  return JSON.parse(JSON.stringify(does));
}

test("every action that there ever was is among them", () => {
  const types = old.flatMap(({ presses }) => presses.map(({ action }) => actionTypeOf(action.action_id)));
  expect([...new Set(types)].toSorted()).toEqual(actionTypes.toSorted());
  const modals = new Set(old.flatMap(({ on }) => on.view?.callback_id || []));
  expect([...modals].toSorted()).toEqual(["again", "answer", "ask", "offers"]);
});

describe.each(old)("of $of", ({ on, presses, submissions = [] }) => {
  test.each(presses)("$action.action_id does what it did", ({ action, user = "U0000ALICE", state, did }) => {
    const view = on.view && { ...on.view, ...(state && { state }) };
    const pressed = { ...on, ...(view && { view }), user: { id: user }, actions: [action] };
    const response = respondToBlockAction(pressed, surfaceOf(pressed, isAliceAlone), contextOf(user));
    expect(doesNow(response, did)).toEqual(did);
  });

  test.each(submissions)("filled with $submits.values it does what it did", ({ submits, did }) => {
    const view = { ...on.view, ...(submits && { state: submits }) };
    expect(doesNow(respondToSubmission(view, contextOf("U0000ALICE")), did)).toEqual(did);
  });
});
