import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { type Address, parseAddress } from "../../src/address.ts";
import { ask } from "../../src/ask.ts";
import { explain } from "../../src/present/explain.ts";
import { jsonAnswer, jsonQuestion } from "../../src/present/json-answer.ts";
import { whenRead } from "../../src/runtime/encoder/question-meanings.ts";
import { render } from "./render.ts";
import { openForTerminal, runProgram, type TerminalContext } from "./start.ts";
import { terminalStyle } from "./terminal-style.ts";

const usage = `Usage: npm run ask -- "your question"

  --json            the answer as JSON
  --jsonl           one question a line from standard input, one JSON answer a line:
                    plain words, or {"question": "…", "after": "<address of the previous answer>"}
  --after ADDRESS   the previous answer, for follow-ups
  --why             also say why this answer was given
`;

runProgram(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      jsonl: { type: "boolean" },
      why: { type: "boolean" },
      help: { type: "boolean", short: "h" },
      after: { type: "string" },
    },
  });
  const question = positionals.join(" ");
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  if (!values.jsonl && question.trim() === "") throw new Error(`There is no question.\n\n${usage}`);
  if (values.why && (values.json || values.jsonl)) {
    throw new Error("--why is for people to read: leave it out, or leave out --json and --jsonl.");
  }
  const after = values.after === undefined ? undefined : parseAddress(values.after);
  if (values.after !== undefined && after === undefined) {
    throw new Error(`--after takes the address of an answer, such as "salary/role-id"; "${values.after}" is none.`);
  }
  const context = await openForTerminal();
  if (values.jsonl) return answerLines(context);
  const { knowledge } = context;
  const asked = await answered(question, after, context);
  if (values.json) process.stdout.write(`${JSON.stringify(jsonAnswer(asked), undefined, 2)}\n`);
  else process.stdout.write(render(asked.answer, terminalStyle(process.stdout)));
  if (values.why) process.stdout.write(`\n${render(explain(asked.reading, knowledge), terminalStyle(process.stdout))}`);
});

const answered = (question: string, after: Address | undefined, { knowledge, meanings, place }: TerminalContext) =>
  whenRead(meanings, () => ask(question, knowledge, { after, place, meanings }));

/** Questions in, answers out, in order, each as soon as its line is read. */
async function answerLines(context: TerminalContext): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const { question, after } = jsonQuestion(line);
    const asked = await answered(question, after, context);
    const more = process.stdout.write(`${JSON.stringify(jsonAnswer(asked))}\n`);
    if (!more) await new Promise((resolve) => process.stdout.once("drain", resolve));
  }
}
