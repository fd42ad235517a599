import { chat } from "./chat.ts";
import { prepare, runProgram } from "./start.ts";

/** `npm start` while no platform is configured: a chat in the terminal. */
runProgram(async () => {
  const { knowledge, place } = await prepare();
  await chat(knowledge, place);
});
