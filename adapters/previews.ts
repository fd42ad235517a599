import { parseAddress } from "../src/address.ts";
import { answer } from "../src/answers/answer.ts";
import { ask } from "../src/ask.ts";
import type { World } from "../src/runtime/bot-context.ts";
import type { Preview } from "./web/render/site.ts";

/** How answers look on the other platforms, for the web's playground; what shows it is loaded when somebody looks. */
export const previews: readonly Preview[] = [
  {
    name: "Discord",
    page: async (question, world) =>
      (await import("./discord/preview/answer-frame.ts")).previewOf(...shown(question, world)),
  },
  {
    name: "Slack",
    page: async (question, world) =>
      (await import("./slack/preview/answer-frame.ts")).previewOf(...shown(question, world)),
  },
];

/** A question in words, or the address of an answer. */
function shown(question: string, world: World) {
  const address = parseAddress(question);
  const { knowledge, place } = world;
  const given = address ? answer(address, knowledge) : ask(question, knowledge, { place }).answer;
  return [given, { world, question: address ? undefined : question }] as const;
}
