import { chat } from "./chat.ts";
import { prepare, quietly } from "./start.ts";

/** `npm start` while no platform is configured: a chat in the terminal. */
quietly(async () => {
  const { knowledge, place } = await prepare();
  await chat(knowledge, place);
});
