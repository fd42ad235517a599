import { chat } from "./chat.ts";
import { openForTerminal, runProgram } from "./start.ts";

/** `npm start` while no platform is configured: a chat in the terminal. */
runProgram(async () => {
  await chat(await openForTerminal());
});
