import { ask } from "../../../src/ask.ts";
import type { World } from "../../../src/runtime/bot-context.ts";
import { homeView } from "../render/home.ts";
import type { Modal } from "../render/message.ts";
import { escaped, mention } from "../render/mrkdwn.ts";
import { pageCount } from "../render/render.ts";
import { messageFor, windowFor } from "../respond/compose.ts";
import { type Scene, sceneOf } from "../respond/context.ts";
import { answerMessage } from "../respond/message.ts";
import { respondToShortcut, type Shortcut } from "../respond/shortcut.ts";
import { shortcuts } from "../setup/permissions.ts";
import { asker, bot, mentor } from "./people.ts";
import type { Shown } from "./screens.ts";

const channel = "C0CAREERS";

/** Every way in which a question's answer is seen. */
export function scenesOf(question: string, world: World, pictureOf?: Scene["pictureOf"]): Shown[] {
  const scene = sceneOf(world, asker, pictureOf);
  const { texts } = scene;
  const { answer } = ask(question, world.knowledge, { place: world.place });
  const how = { asked: { question }, pick: { does: "pick", person: asker } } as const;
  const where = (place: string, page = 1, pages = 1): string =>
    `${question} · ${place}${pages > 1 ? `, page ${page} of ${pages}` : ""}`;
  // Only an answer can be shared; what else a channel sees was asked there in public.
  const above = answer.kind === "answer" ? texts.sharedBy(mention(asker)) : undefined;
  const shared = messageFor(answer, { ...how, room: "channel", above }, scene).message;
  return [
    { caption: where("in a channel"), message: shared, to: "channel" },
    { caption: where("in a thread"), message: inThread(question, scene), to: "thread", question },
    ...pagesOf(pageCount(answer, "private", texts)).map(
      (page, _, { length }): Shown => ({
        caption: where("to one person", page, length),
        message: messageFor(answer, { ...how, room: "private", mayShare: true, page }, scene).message,
        to: "person",
      }),
    ),
    ...pagesOf(pageCount(answer, "window", texts)).map((page, _, { length }) => ({
      caption: where("in a window", page, length),
      view: windowFor(answer, { channel }, { ...how, page }, scene),
    })),
    ...offersTo(question, world).map((view) => ({ caption: where("“Answer this”"), view })),
  ];
}

/** What is the same whatever was asked. */
export function sameForAll(world: World): Shown[] {
  const { texts } = sceneOf(world, asker);
  return [
    ...opened({ callback_id: shortcuts.askAbout }, world).map((view) => ({ caption: texts.formTitle, view })),
    { caption: "Home", view: homeView(world, texts) },
  ];
}

const pagesOf = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** What the bot replies to a message that names it. */
const inThread = (question: string, scene: Scene) =>
  answerMessage(
    {
      ...{ type: "app_mention", user: asker, ts: "1.000100", channel },
      text: `${mention(bot)} ${escaped(question)}`,
    },
    scene,
    undefined,
  ).message;

/** What a mentor is offered for somebody's message. */
const offersTo = (question: string, world: World): Modal[] =>
  opened(
    {
      ...{ callback_id: shortcuts.answerThis, channel: { id: channel } },
      message: { text: escaped(question), ts: "1.000100" },
    },
    world,
  );

/** The window that a shortcut opens. */
function opened(shortcut: Shortcut, world: World): Modal[] {
  const { deeds = [] } = respondToShortcut(shortcut, sceneOf(world, mentor));
  return deeds.flatMap((deed) => (deed.does === "open" ? [deed.view] : []));
}
