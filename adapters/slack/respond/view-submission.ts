import type { Answer } from "../../../src/answer.ts";
import { ask } from "../../../src/ask.ts";
import { answerCommand } from "../../../src/commands/answer-command.ts";
import type { CommandName } from "../../../src/commands/commands.ts";
import { readOptions, topicOf } from "../../../src/commands/parse-command.ts";
import type { Asked } from "../render/action-value.ts";
import { hasPicture, withoutPicture } from "../render/image-block.ts";
import type { Modal } from "../render/message.ts";
import { fields, forms, keptIn } from "../render/modals.ts";
import { windowFor } from "./compose.ts";
import type { Scene } from "./context.ts";
import { filledIn, type View } from "./payloads.ts";
import type { Response } from "./response.ts";

/** What the acknowledgement of a form says: what is wrong in it, or what the window shows next. */
export type FormAck =
  | { readonly response_action: "errors"; readonly errors: Readonly<Record<string, string>> }
  | { readonly response_action: "update"; readonly view: Modal };

/** What a form is answered with: the window is filled with the answer. Pure and total. */
export function respondToSubmission(view: View, scene: Scene): Response<FormAck> {
  const { person } = scene;
  const { asked: before, ...at } = keptIn(view);
  const { question = "", role = "", topic = "", place = "" } = filledIn(view);
  const read =
    view.callback_id === forms.ask
      ? askedIn({ question, role, topic, place }, scene)
      : askedAgain(question, before, scene);
  if (read === undefined) {
    const errors = missingIn(
      { isAgain: view.callback_id !== forms.ask, nothing: `${role}${topic}${place}` === "" },
      scene,
    );
    return { ack: { response_action: "errors", errors }, gave: "sentence" };
  }
  const shown = windowFor(read.given, at, { asked: read.asked, pick: { does: "pick", person } }, scene);
  return {
    // What Slack refuses in an acknowledgement cannot be said again, so the picture comes right after it.
    ack: { response_action: "update", view: withoutPicture(shown) },
    ...(hasPicture(shown) && view.id && { deeds: [{ does: "update", view: shown, id: view.id }] }),
    gave: read.given.kind,
    about: read.given.kind === "answer" ? read.given.address : undefined,
  };
}

/** What is missing, beside the field it belongs to. */
function missingIn({ isAgain, nothing }: { isAgain: boolean; nothing: boolean }, { texts }: Scene) {
  if (isAgain) return { [fields.question]: texts.nothingTyped };
  return nothing ? { [fields.question]: texts.nothingAsked } : { [fields.role]: texts.pickRoleFirst };
}

type Read = { readonly given: Answer; readonly asked?: Asked | undefined };

function askedAgain(question: string, before: Asked | undefined, { world }: Scene): Read | undefined {
  if (question === "") return undefined;
  const { knowledge, place } = world;
  const asked: Asked = { question, after: before?.after };
  return { given: ask(question, knowledge, { place, after: asked.after }).answer, asked };
}

type Filled = Readonly<Record<"question" | "role" | "topic" | "place", string>>;

/** Words are read with the role and place that were picked beside them; without words those alone ask. */
function askedIn({ question, role, topic, place }: Filled, { world }: Scene): Read | undefined {
  const { knowledge } = world;
  if (question !== "") {
    const after = knowledge.roles.has(role) ? ({ topic: "overview", role } as const) : undefined;
    const near = knowledge.places.has(place) ? place : world.place;
    return { given: ask(question, knowledge, { place: near, after }).answer, asked: { question, after } };
  }
  if (role === "") return undefined;
  const isTopic = (name: string): name is CommandName => Object.hasOwn(topicOf, name);
  const name = isTopic(topic) ? topic : place ? "salary" : "role";
  return { given: answerCommand(readOptions(name, { role, place }, knowledge), world) };
}
