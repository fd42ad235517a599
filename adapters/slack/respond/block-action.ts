import type { Answer } from "../../../src/answer.ts";
import { answer } from "../../../src/answers/answer.ts";
import { choiceOf } from "../../../src/answers/titles.ts";
import { answerCommand } from "../../../src/commands/answer-command.ts";
import { readOptions } from "../../../src/commands/parse-command.ts";
import { explain, explainPicked, otherMeanings, pickedReading } from "../../../src/present/explain.ts";
import type { Reading } from "../../../src/understand/reading.ts";
import { understand } from "../../../src/understand/understand.ts";
import { type Asked, doesOf, type Load, type Press, parseLoad } from "../render/action-value.ts";
import { type Again, againForm, askForm, sentence, told } from "../render/modals.ts";
import { mention } from "../render/mrkdwn.ts";
import { messageFor, type Told, windowFor } from "./compose.ts";
import { exampleOf, type Scene } from "./context.ts";
import { filledIn, type Place, type Pressed } from "./payloads.ts";
import type { Deed, Problem, Response } from "./response.ts";

/** What a button, a vote or a menu is answered with. Pure and total. */
export function respondToPress(pressed: Pressed, place: Place | undefined, scene: Scene): Response {
  const [action] = pressed.actions ?? [];
  const does = doesOf(action?.action_id ?? "");
  if (place === undefined) return { gave: "nothing" };
  if (does === "role" || does === "topic" || does === "place") return { gave: "nothing" };
  if (does === "term") {
    const id = action?.selected_option?.value ?? "";
    return id === ""
      ? { gave: "nothing" }
      : answered(answerCommand(readOptions("term", { term: id }, scene.world.knowledge), scene.world), place, scene);
  }
  if (does === "pay") return paid(pressed, place, scene);
  const load = parseLoad(action?.value ?? "");
  if (does === undefined || load === undefined) return says(scene.texts.oldButton, place, scene);
  return done({ does, ...load }, place, scene);
}

function done({ does, ...load }: Press, place: Place, scene: Scene): Response {
  const { world, texts } = scene;
  const { address, asked } = load;
  const at = place.kind === "home" ? {} : place.at;
  switch (does) {
    case "why":
      return { ...answered(explained(load, place, scene), place, scene), gave: "panel" };
    case "again":
      return { deeds: [formed({ asked }, place, scene)], gave: "form" };
    case "form":
      return { deeds: [opened(askForm(at, exampleOf(world), texts), place)], gave: "form" };
  }
  if (address === undefined) return says(texts.oldButton, place, scene);
  const given = answer(address, world.knowledge);
  switch (does) {
    case "ask":
      return answered(given, place, scene);
    case "pick":
      return answered(given, place, scene, { asked, instead: load.person === scene.person });
    case "page":
      return answered(given, place, scene, {
        asked,
        page: load.page,
        instead: place.kind === "message" && place.isOwn,
      });
    case "not":
      return { deeds: [formed({ asked, meanings: meantOtherwise(load, scene) }, place, scene)], gave: "form" };
    case "share":
      return shared(given, texts.sharedBy(mention(scene.person)), place, scene);
    case "point":
      return shared(given, texts.pointedTo(mention(load.person ?? ""), mention(scene.person)), place, scene);
    case "post":
      return posted(given, place, scene);
    case "feedback": {
      const thanks = sentence(load.helpful ? texts.thanks : texts.sorry);
      const deeds: readonly Deed[] =
        place.kind === "message" ? [{ does: "say", message: thanks, to: "person", at }] : [];
      return { deeds, gave: "vote" };
    }
    default:
      return says(texts.oldButton, place, scene);
  }
}

type How = { readonly asked?: Asked | undefined; readonly page?: number | undefined; readonly instead?: boolean };

/** An answer for the one who pressed: beside the message, or in place of it; in the window; or in a new window. */
function answered(given: Answer, place: Place, scene: Scene, { asked, page, instead = false }: How = {}): Response {
  const { person } = scene;
  const about = given.kind === "answer" ? given.address : undefined;
  const how = { asked, page, pick: { does: "pick", person } } as const;
  switch (place.kind) {
    case "window": {
      const view = windowFor(given, place.at, how, scene);
      return { deeds: [{ does: "update", view, id: place.id }], gave: given.kind };
    }
    case "home":
      return { deeds: [{ does: "open", view: windowFor(given, {}, how, scene) }], gave: given.kind };
    case "message": {
      // Whoever was asked what they mean in front of others gets the answer there too.
      const inThread = instead && !place.isOwn;
      const room = place.isDirect ? "direct" : inThread ? "thread" : "private";
      const told = messageFor(given, { ...how, room, mayShare: room === "private" }, scene);
      const to = instead ? "instead" : place.isDirect ? "all" : "person";
      const over = instead && { over: `${place.at.channel} ${place.id}` };
      return { deeds: [{ does: "say", ...told, to, at: place.at, ...over }], gave: given.kind, about };
    }
  }
}

function says(what: string, place: Place, { texts }: Scene): Response {
  const deed: Deed =
    place.kind === "message"
      ? { does: "say", message: sentence(what), to: "person", at: place.at }
      : opened(told(what, texts), place);
  return { deeds: [deed], gave: "sentence" };
}

const opened = (view: ReturnType<typeof told>, place: Place): Deed =>
  place.kind === "window" ? { does: "update", view, id: place.id } : { does: "open", view };

function formed(what: Omit<Again, "example">, place: Place, { world, texts }: Scene): Deed {
  return opened(againForm({ ...what, example: exampleOf(world) }, place.kind === "home" ? {} : place.at, texts), place);
}

/** How the words that led to a message are read; the reading of a choice where no words did. */
function readingOf({ asked, address }: Load, { world: { knowledge, place } }: Scene): Reading | undefined {
  if (asked) return understand(asked.question, knowledge, { place, after: asked.after });
  return address && pickedReading(address);
}

function explained(load: Load, place: Place, scene: Scene): Answer {
  const { knowledge } = scene.world;
  const reading = load.asked && readingOf(load, scene);
  const why = reading === undefined ? explainPicked() : explain(reading, knowledge);
  // A window shows one thing at a time, so there is a way back.
  return load.address && place.kind === "window"
    ? { ...why, choices: [...why.choices, choiceOf(load.address, knowledge)] }
    : why;
}

const meantOtherwise = (load: Load, scene: Scene) => {
  const reading = readingOf(load, scene);
  return reading && otherMeanings(reading, scene.world.knowledge);
};

/** An answer for everybody, in the name of the one who pressed. */
function shared(given: Answer, above: string, place: Place, scene: Scene): Response {
  const { texts } = scene;
  if (place.kind === "home" || place.at.channel === undefined) return says(texts.oldButton, place, scene);
  const said = messageFor(given, { room: "channel", above }, scene);
  const once = `${place.id} ${scene.person} ${given.title}`;
  const deed: Deed =
    place.kind === "window"
      ? postFrom(place, said, once, texts.shared, scene)
      : { does: "say", ...said, to: "all", at: place.at, once };
  return { deeds: [deed], gave: given.kind };
}

/** An answer in the thread of a message that somebody pointed at: one from each window. */
function posted(given: Answer, place: Place, scene: Scene): Response {
  const { texts, person } = scene;
  if (place.kind !== "window" || place.at.channel === undefined) return says(texts.oldButton, place, scene);
  const said = messageFor(given, { room: "thread", above: texts.pointedOut(mention(person)) }, scene);
  return { deeds: [postFrom(place, said, place.id, texts.posted, scene)], gave: given.kind };
}

/** Writes into the channel that a window was opened over; the window says how it ended. */
function postFrom(
  { id, at }: Extract<Place, { kind: "window" }>,
  said: Told,
  once: string,
  done: string,
  { texts }: Scene,
): Deed {
  const failed = (problem: Problem) => told(texts.notPosted[problem], texts);
  return {
    ...{ does: "post", ...said, once, window: id, posting: told(texts.posting, texts), done: told(done, texts) },
    at: { ...at, channel: at.channel ?? "" },
    failed: {
      gone: failed("gone"),
      forbidden: failed("forbidden"),
      archived: failed("archived"),
      trouble: failed("trouble"),
    },
  };
}

/** The pay that was set on the Home tab. */
function paid({ view }: Pressed, place: Place, scene: Scene): Response {
  const { world, texts } = scene;
  const { role = "", place: where = "" } = filledIn(view);
  if (role === "") return says(texts.pickRoleFirst, place, scene);
  const read = readOptions("salary", { role, place: where }, world.knowledge);
  return answered(answerCommand(read, world), place, scene);
}
