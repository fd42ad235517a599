import type { Answer, Block } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { OperatorSettings } from "../runtime/bot-context.ts";
import { version } from "../runtime/version.ts";
import { count } from "../text/format.ts";
import { commands, usageOf } from "./commands.ts";

type Welcome = Extract<Answer, { kind: "welcome" }>;

/** What can be asked, and how. @param prefix what stands before a command's name on this platform */
export function helpAnswer(knowledge: Knowledge, prefix = "/"): Welcome {
  const items = commands.map((command) => `${usageOf(command, prefix)}: ${command.description}.`);
  return {
    kind: "welcome",
    title: "What you can ask",
    says: "Ask in your own words, or use a command.",
    blocks: [{ type: "facts", title: "Commands", items }],
    examples: knowledge.field.examples,
  };
}

/** What this is: its version, how fresh its knowledge is, what becomes of what people type, where to report a mistake. */
export function aboutAnswer(knowledge: Knowledge, { logsQuestions, reportTo }: OperatorSettings): Welcome {
  return {
    kind: "welcome",
    title: "About Rolecall",
    says: `Rolecall ${version} answers questions about ${knowledge.field.name} from a knowledge base that people wrote, dated and sourced. It guesses nothing and uses no language model.`,
    blocks: [
      knowledgeBlock(knowledge),
      ...measuredBlock(knowledge),
      privacyBlock(logsQuestions),
      reportBlock(reportTo),
    ],
    examples: [],
  };
}

/** How much it knows, and of when. */
export function knowledgeBlock(knowledge: Knowledge): Extract<Block, { type: "facts" }> {
  const { roles, guides, terms, sources } = knowledge;
  const reviewed = [...roles.values(), ...guides.values(), ...terms.values()].map((entry) => entry.reviewed).sort();
  const periods = [...knowledge.wages.values()].flat().map(({ period }) => period);
  const newest = [...new Set(periods)].sort((a, b) => Date.parse(b) - Date.parse(a))[0];
  return {
    type: "facts",
    title: "What it knows",
    items: [
      `${count(roles.size)} roles, ${count(guides.size)} common questions, ${count(terms.size)} terms, from ${count(sources.size)} sources.`,
      reviewed[0] === reviewed.at(-1)
        ? `Every entry was last reviewed on ${reviewed[0]}.`
        : `Entries were last reviewed between ${reviewed[0]} and ${reviewed.at(-1)}.`,
      ...(newest ? [`The newest wages are of ${newest}.`] : []),
    ],
  };
}

/** How well it understands what people ask, where that was measured. */
function measuredBlock({ measured }: Knowledge): Block[] {
  if (measured === undefined) return [];
  const { asked, right, on } = measured;
  const percent = Math.floor((right / asked) * 1000) / 10;
  const says = `Of ${count(asked)} questions that others wrote and nothing was tuned to, it finds the right answer for ${count(right)} (${percent}%), judged by the page it leads to (measured on ${on}).`;
  return [{ type: "facts", title: "How well it understands", items: [says] }];
}

/** What becomes of what people type. */
export const privacyBlock = (logsQuestions: boolean): Extract<Block, { type: "facts" }> => ({
  type: "facts",
  title: "Privacy",
  items: [
    "It writes down nothing about who asked what, and sends nothing to anybody else.",
    logsQuestions
      ? "Whoever runs it has chosen to write questions to a log, to find out what it cannot answer yet."
      : "What you type is read, answered and forgotten; no log holds it.",
    "To understand a short follow-up it remembers for a quarter of an hour, in memory only, which answer a conversation or a person got last.",
  ],
});

const reportBlock = (reportTo: string | undefined): Block => ({
  type: "facts",
  title: "A wrong or stale answer?",
  items: [
    reportTo
      ? `Please report it, with the question and a source if you have one: ${reportTo}`
      : "Please tell whoever runs this bot, with the question and a source if you have one.",
  ],
});
