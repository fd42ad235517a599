import { createInterface } from "node:readline";
import { warmUp } from "../../src/ask.ts";
import { whenRead } from "../../src/runtime/encoder/question-meanings.ts";
import { completerFor } from "./completion.ts";
import { newConversation, nextTurn } from "./conversation.ts";
import { render } from "./render.ts";
import type { TerminalContext } from "./start.ts";
import { terminalStyle } from "./terminal-style.ts";

/** Lines that the arrow keys bring back. They are kept in memory only. */
const maxHistory = 200;

/** A conversation in a terminal; with piped input it answers line by line and ends with it. */
export async function chat(context: TerminalContext): Promise<void> {
  const { knowledge, meanings } = context;
  const { stdin, stdout } = process;
  const interactive = Boolean(stdin.isTTY && stdout.isTTY);
  const lines = createInterface({
    input: stdin,
    ...(interactive && {
      output: stdout,
      prompt: "\n> ",
      historySize: maxHistory,
      completer: completerFor(knowledge),
    }),
  });
  lines.on("SIGINT", () => lines.close());
  let conversation = newConversation;
  if (interactive) {
    const { field } = knowledge;
    stdout.write(
      render(
        { kind: "welcome", title: "Welcome", says: field.welcome, examples: field.examples },
        terminalStyle(stdout),
      ),
    );
    stdout.write('\nType a question, a number from the last answer, "why", /help or quit.\n');
    lines.prompt();
    warmUp(knowledge);
  }
  for await (const line of lines) {
    const before = conversation;
    const turn = await whenRead(meanings, () => nextTurn(line, before, context));
    conversation = turn.conversation;
    const { shows } = turn;
    if (shows.kind === "end") break;
    if (shows.kind === "answer") stdout.write(`\n${render(shows.answer, terminalStyle(stdout))}`);
    if (shows.kind === "text") stdout.write(`\n${shows.text}\n`);
    if (interactive) lines.prompt();
  }
  lines.close();
  if (interactive) stdout.write("\n");
}
