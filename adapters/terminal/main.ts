import { chat } from "./chat.ts";
import { openKnowledge, quietly } from "./start.ts";

/** `npm start` while no platform is configured: a chat in the terminal. */
quietly(async () => {
  const { knowledge, place } = openKnowledge();
  await chat(knowledge, place);
});
