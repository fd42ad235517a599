import { drawn } from "../../questions/score/draw.ts";
import { startProgram, stopProgram, usageOf, usageOfChildren } from "./program.ts";
import { questionsAlone } from "./questions.ts";

const asked = 200;

export type Memory = { readonly text: string; readonly megabytes: number };

/** What the real bot and its encoder hold after so many questions, asked by HTTP one after the other. */
export async function measureMemory(): Promise<Memory> {
  const environment = { WEB: "yes", PORT: "0", WEB_RATE_LIMIT: "0", BROWSER: "none" };
  const bot = await startProgram("rolecall", environment, false);
  const url = `http://${bot.ready.split(" ").at(-1)}/api/answer`;
  try {
    for (const { asks } of drawn(questionsAlone(), asked, "memory")) {
      await (await fetch(`${url}?${new URLSearchParams({ ask: asks })}`)).text();
    }
    const main = usageOf(bot).now;
    if (Number.isNaN(main)) {
      return { text: "There is no /proc here to read the memory of processes from.", megabytes: Number.NaN };
    }
    const [encoder] = usageOfChildren(bot);
    const megabytes = main + (encoder?.now ?? 0);
    const ofEncoder = encoder ? `${encoder.now.toFixed(0)} MB in the encoder's process` : "no encoder's process";
    return {
      text: `After ${asked} questions resident: ${main.toFixed(0)} MB in the bot's process, ${ofEncoder}; together ${megabytes.toFixed(0)} MB.`,
      megabytes,
    };
  } finally {
    await stopProgram(bot);
  }
}
