import type { Answer } from "../../../src/answer.ts";
import { ask } from "../../../src/ask.ts";
import { answerCommand } from "../../../src/commands/answer-command.ts";
import type { CommandName } from "../../../src/commands/commands.ts";
import { parseOptions, topicOf } from "../../../src/commands/parse-command.ts";
import type { OriginalQuestion } from "../../../src/present/explain.ts";
import { hasPicture, withoutPicture } from "../render/image-block.ts";
import type { Modal } from "../render/message.ts";
import { fields, modalIds, readModalState } from "../render/modals.ts";
import { composeModal } from "./compose.ts";
import type { RequestContext } from "./context.ts";
import { type ViewPayload, viewStateValues } from "./payloads.ts";
import type { Response } from "./response.ts";

/** What the acknowledgement of a form says: what is wrong in it, or what the modal shows next. */
export type FormAck =
  | { readonly response_action: "errors"; readonly errors: Readonly<Record<string, string>> }
  | { readonly response_action: "update"; readonly view: Modal };

/** What a form is answered with: the modal is filled with the answer. Pure and total. */
export function respondToSubmission(view: ViewPayload, context: RequestContext): Response<FormAck> {
  const { person } = context;
  const { asked: before, ...at } = readModalState(view);
  const { question = "", role = "", topic = "", place = "" } = viewStateValues(view);
  const read =
    view.callback_id === modalIds.ask
      ? askedIn({ question, role, topic, place }, context)
      : askedAgain(question, before, context);
  if (read === undefined) {
    const errors = missingIn(
      { isAgain: view.callback_id !== modalIds.ask, nothing: `${role}${topic}${place}` === "" },
      context,
    );
    return { ack: { response_action: "errors", errors }, responseKind: "sentence" };
  }
  const modal = composeModal(read.given, at, { asked: read.asked, pick: { type: "pick", person } }, context);
  return {
    // Where Slack refuses a picture in an acknowledgement, nothing else can be shown; so the picture comes right after it.
    ack: { response_action: "update", view: withoutPicture(modal) },
    ...(hasPicture(modal) && view.id && { effects: [{ type: "update", view: modal, id: view.id }] }),
    responseKind: read.given.kind,
    answerAddress: read.given.kind === "answer" ? read.given.address : undefined,
  };
}

/** What is missing, beside the field it belongs to. */
function missingIn({ isAgain, nothing }: { isAgain: boolean; nothing: boolean }, { texts }: RequestContext) {
  if (isAgain) return { [fields.question]: texts.nothingTyped };
  return nothing ? { [fields.question]: texts.nothingAsked } : { [fields.role]: texts.pickRoleFirst };
}

type Read = { readonly given: Answer; readonly asked?: OriginalQuestion | undefined };

function askedAgain(question: string, before: OriginalQuestion | undefined, { bot }: RequestContext): Read | undefined {
  if (question === "") return undefined;
  const { knowledge, place, meanings } = bot;
  const asked: OriginalQuestion = { question, after: before?.after };
  return { given: ask(question, knowledge, { place, after: asked.after, meanings }).answer, asked };
}

type Filled = Readonly<Record<"question" | "role" | "topic" | "place", string>>;

/** Words are read with the role and place that were picked beside them; without words those alone ask. */
function askedIn({ question, role, topic, place }: Filled, { bot }: RequestContext): Read | undefined {
  const { knowledge, meanings } = bot;
  if (question !== "") {
    const after = knowledge.roles.has(role) ? ({ topic: "overview", role } as const) : undefined;
    const near = knowledge.places.has(place) ? place : bot.place;
    return { given: ask(question, knowledge, { place: near, after, meanings }).answer, asked: { question, after } };
  }
  if (role === "") return undefined;
  const isTopic = (name: string): name is CommandName => Object.hasOwn(topicOf, name);
  const name = isTopic(topic) ? topic : place ? "salary" : "role";
  return { given: answerCommand(parseOptions(name, { role, place }, knowledge), bot) };
}
