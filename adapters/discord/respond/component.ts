import { createHash } from "node:crypto";
import { type APIMessageComponentInteraction, ComponentType, InteractionResponseType } from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { Answer } from "../../../src/answer.ts";
import { answer } from "../../../src/answers/answer.ts";
import { explain, explainPicked, otherMeanings, pickedReading } from "../../../src/present/explain.ts";
import type { Reading } from "../../../src/understand/reading.ts";
import { understand } from "../../../src/understand/understand.ts";
import { formatPress, type Press, parsePress } from "../render/custom-id.ts";
import { mention } from "../render/markdown.ts";
import type { Message } from "../render/message.ts";
import { askAgainForm, sentence } from "../render/notices.ts";
import { render } from "../render/render.ts";
import type { Texts } from "../render/texts.ts";
import type { Scene } from "./context.ts";
import { type Kept, keptIn } from "./message-state.ts";
import { isOwn, replied, told, toSelf, updated } from "./reply.ts";
import type { Deed, Problem, Response } from "./response.ts";

type Interaction = APIMessageComponentInteraction;

/** What a button, or an option of a menu, is answered with. */
export function respondToPress(interaction: Interaction, scene: Scene): Response {
  const { data, message } = interaction;
  const { world, texts } = scene;
  const id = data.component_type === ComponentType.StringSelect ? data.values[0] : data.custom_id;
  const press = parsePress(id ?? "", world.knowledge);
  if (press === undefined) return told(texts.oldButton, scene);
  return pressed(press, keptIn(message, world.knowledge), interaction, scene);
}

function pressed(press: Press, kept: Kept, interaction: Interaction, scene: Scene): Response {
  const { world, who, texts } = scene;
  const { knowledge } = world;
  const own = isOwn(interaction.message, who);
  switch (press.does) {
    case "ask":
      return toSelf(answer(press.address, knowledge), scene);
    case "page":
      return toSelf(answer(press.address, knowledge), scene, { asked: kept.asked, update: own, page: press.page });
    case "pick":
      return picked(press, kept, own, scene);
    case "share":
      return shared(answer(press.address, knowledge), scene);
    case "why":
      return panel(explained(kept, scene), scene);
    case "lost":
      return told(texts.tooLongToKeep, scene);
    case "not":
      return panel(meantOtherwise(press.address, kept, scene), scene, kept);
    case "again":
      return {
        callback: { type: InteractionResponseType.Modal, data: askAgainForm(kept.asked?.question, texts) },
        gave: "panel",
      };
    case "point":
      return posted(
        press,
        { pings: [press.person], above: texts.pointedTo(mention(press.person), mention(who.id)) },
        interaction,
        scene,
      );
    case "post":
      return posted(
        press,
        { pings: [], above: (who.botIsThere ? texts.pointedOut : texts.pointedOutAbove)(mention(who.id)) },
        interaction,
        scene,
      );
  }
}

/** The one who was asked what they mean turns the offer into the answer; anybody else gets an answer of their own. */
function picked(press: Extract<Press, { does: "pick" }>, kept: Kept, own: boolean, scene: Scene): Response {
  const { world, who, texts } = scene;
  const given = answer(press.address, world.knowledge);
  if (press.person !== who.id) return toSelf(given, scene);
  if (own) return toSelf(given, scene, { asked: kept.asked, update: true });
  const message = render(given, { room: who.open, texts, publicUrl: world.publicUrl, asked: kept.asked });
  return { ...updated(message), gave: given.kind, about: press.address };
}

function shared(given: Answer, scene: Scene): Response {
  const { world, who, texts } = scene;
  if (!who.mayWrite) return told(texts.mayNotWriteHere, scene);
  const above = texts.sharedBy(mention(who.id));
  const message = render(given, { room: who.open, texts, publicUrl: world.publicUrl, above });
  return { ...replied(message, false), gave: given.kind };
}

/** A private message beside the answer. */
function panel(given: Answer, scene: Scene, kept?: Kept): Response {
  const { who, texts } = scene;
  const message = render(given, { room: who.own, texts, asked: kept?.asked });
  return { ...replied(message, who.own === "private"), gave: "panel" };
}

/** How the words that led to a message are read; the reading of a choice where no words did. */
function readingOf({ asked, address }: Kept, { world: { knowledge, place } }: Scene): Reading | undefined {
  if (asked) return understand(asked.question, knowledge, { place, after: asked.after });
  return address && pickedReading(address);
}

function explained(kept: Kept, scene: Scene): Answer {
  const reading = kept.asked && readingOf(kept, scene);
  return reading === undefined ? explainPicked() : explain(reading, scene.world.knowledge);
}

function meantOtherwise(address: Address, kept: Kept, scene: Scene): Answer {
  return otherMeanings(readingOf({ ...kept, address }, scene) ?? pickedReading(address), scene.world.knowledge);
}

/** An answer that goes to the channel in the name of the one who pressed; their own list says how it ended. */
function posted(
  press: Extract<Press, { does: "point" | "post" }>,
  { pings, above }: { pings: readonly string[]; above: string },
  { channel, message }: Interaction,
  scene: Scene,
): Response {
  const { world, who, texts } = scene;
  if (!who.mayWrite) return told(texts.mayNotWriteHere, scene);
  const given = answer(press.address, world.knowledge);
  const posts = render(given, { room: who.open, texts, publicUrl: world.publicUrl, above, pings });
  const replyTo = press.does === "post" ? press.message : undefined;
  const deed: Deed = {
    posts,
    ...(who.botIsThere && { into: { channel: channel.id, replyTo } }),
    nonce: nonceOf(`${message.id} ${who.id} ${formatPress(press)}`),
    done: sentence(texts.posted),
    failed: failures(texts),
  };
  return {
    ...(isOwn(message, who) ? updated(sentence(texts.posting)) : replied(sentence(texts.posting), true)),
    deed,
    gave: given.kind,
  };
}

/** The same words always give the same nonce, of at most 25 characters as Discord wants. */
const nonceOf = (words: string): string => createHash("sha256").update(words).digest("base64url").slice(0, 24);

const failures = (texts: Texts): Record<Problem, Message> => ({
  gone: sentence(texts.notPosted.gone),
  forbidden: sentence(texts.notPosted.forbidden),
  trouble: sentence(texts.notPosted.trouble),
});
