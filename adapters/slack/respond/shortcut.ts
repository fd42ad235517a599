import { ask } from "../../../src/ask.ts";
import { offersFor } from "../../../src/present/candidate-answers.ts";
import { understand } from "../../../src/understand/understand.ts";
import { askForm, offersWindow, told } from "../render/modals.ts";
import { shortcuts } from "../setup/permissions.ts";
import { windowFor } from "./compose.ts";
import { exampleOf, type Scene } from "./context.ts";
import { wordsIn } from "./message-text.ts";
import type { Response } from "./response.ts";

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export type Shortcut = {
  readonly type?: string;
  readonly callback_id?: string;
  readonly channel?: { readonly id?: string };
  readonly message?: { readonly text?: string; readonly ts?: string; readonly thread_ts?: string };
  readonly message_ts?: string;
  readonly response_url?: string;
};

/** A shortcut opens a window at once: the form to ask with, or the answers that a message may be asking for. Pure and total. */
export function respondToShortcut(shortcut: Shortcut, scene: Scene): Response {
  const { world, texts } = scene;
  if (shortcut.callback_id === shortcuts.askAbout)
    return { deeds: [{ does: "open", view: askForm({}, exampleOf(world), texts) }], gave: "form" };
  if (shortcut.callback_id !== shortcuts.answerThis) return { gave: "nothing" };
  return answerThis(shortcut, scene);
}

function answerThis({ channel, message, message_ts, response_url }: Shortcut, scene: Scene): Response {
  const { world, texts } = scene;
  const at = { channel: channel?.id, thread: message?.thread_ts ?? message?.ts ?? message_ts, url: response_url };
  const words = wordsIn(message?.text ?? "");
  if (words === "") return { deeds: [{ does: "open", view: told(texts.noWords, texts) }], gave: "sentence" };
  const reading = understand(words, world.knowledge, { place: world.place });
  const offers = reading.outcome.kind === "declined" ? [] : offersFor(reading, world.knowledge);
  if (offers.length === 0) {
    const given = ask(words, world.knowledge, { place: world.place }).answer;
    return { deeds: [{ does: "open", view: windowFor(given, {}, {}, scene) }], gave: given.kind };
  }
  const says = reading.outcome.kind === "unknown" ? texts.offerUnsure : texts.offerSays;
  return { deeds: [{ does: "open", view: offersWindow(says, offers, at, texts) }], gave: "panel" };
}
