import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { parseAddress } from "../../src/address.ts";
import { ask } from "../../src/ask.ts";
import type { Knowledge } from "../../src/knowledge/knowledge.ts";
import { explain } from "../../src/present/explain.ts";
import { jsonAnswer, jsonQuestion } from "../../src/present/json-answer.ts";
import { render } from "./render.ts";
import { openForTerminal, runProgram } from "./start.ts";
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
  const { knowledge, place } = await openForTerminal();
  if (values.jsonl) return answerLines(knowledge, place);
  const asked = ask(question, knowledge, { after, place });
  if (values.json) process.stdout.write(`${JSON.stringify(jsonAnswer(asked), undefined, 2)}\n`);
  else process.stdout.write(render(asked.answer, terminalStyle(process.stdout)));
  if (values.why) process.stdout.write(`\n${render(explain(asked.reading, knowledge), terminalStyle(process.stdout))}`);
});

/** Questions in, answers out, in order, each as soon as its line is read. */
async function answerLines(knowledge: Knowledge, place: string | undefined): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const { question, after } = jsonQuestion(line);
    const more = process.stdout.write(`${JSON.stringify(jsonAnswer(ask(question, knowledge, { after, place })))}\n`);
    if (!more) await new Promise((resolve) => process.stdout.once("drain", resolve));
  }
}
