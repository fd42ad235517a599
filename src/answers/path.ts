import type { Address } from "../address.ts";
import type { Answer, Block } from "../answer.ts";
import type { WageRow } from "../knowledge/figures-schema.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { capitalized, dollars, listed, yearsText } from "../text/format.ts";
import { type Citing, cited, citing } from "./citations.ts";
import { choiceOf, titleOf } from "./titles.ts";
import { countedAs, ownWage } from "./wages.ts";

/** One step of a career, as the entry of its first role writes it. */
export type Step = Role["advancement"]["leadsTo"][number];

/** The shortest chain of steps from one role to another, with what each takes and adds in pay. */
export function pathAnswer(address: Extract<Address, { topic: "path" }>, knowledge: Knowledge): Answer | undefined {
  const from = knowledge.roles.get(address.from);
  const to = knowledge.roles.get(address.to);
  if (from === undefined || to === undefined) return undefined;
  const sources = citing(knowledge);
  const chain = shortestChain(address.from, address.to, knowledge);
  const blocks: Block[] = chain ? alongChain(from, to, chain, knowledge, sources) : noChain(from, to, sources);
  return {
    kind: "answer",
    address,
    title: titleOf(address, knowledge),
    roles: address.from === address.to ? [address.to] : [address.from, address.to],
    blocks,
    sources: sources.sources(),
    next: [
      choiceOf({ topic: "requirements", role: address.to }, knowledge),
      choiceOf({ topic: "salary", role: address.to }, knowledge),
      ...(address.from === address.to
        ? []
        : [choiceOf({ topic: "compare", subjects: [address.from, address.to] }, knowledge)]),
    ],
  };
}

/**
 * The shortest chain of steps between two roles; none where no ladder leads. Breadth first: of equally many, the one
 * written first in the entry.
 */
export function shortestChain(from: string, to: string, knowledge: Knowledge): Step[] | undefined {
  const direct = stepsFrom(from, knowledge).find((step) => step.to === to);
  if (direct) return [direct];
  const chains = new Map<string, Step[]>([[from, []]]);
  for (const [at, chain] of chains) {
    if (at === to) return chain;
    for (const step of stepsFrom(at, knowledge)) {
      if (!step.fresh && !chains.has(step.to)) chains.set(step.to, [...chain, step]);
    }
  }
  return undefined;
}

/** The steps of a role, and of the role that everybody in it is already. */
function stepsFrom(id: string, knowledge: Knowledge): readonly Step[] {
  const role = knowledge.roles.get(id);
  const base = role?.isAlso && knowledge.roles.get(role.isAlso);
  return [...(role?.advancement.leadsTo ?? []), ...(base ? base.advancement.leadsTo : [])];
}

function alongChain(from: Role, to: Role, chain: readonly Step[], knowledge: Knowledge, sources: Citing): Block[] {
  if (chain.length === 0)
    return [{ type: "lead", text: `You are there already: ${from.name} is the role you named twice.` }];
  const items = stepItems(from, chain, knowledge, sources);
  sources.cite(to.requirements.sources);
  return [
    { type: "lead", text: chainLead(from, to, chain, knowledge) },
    { type: "steps", title: "Step by step", items },
    { type: "facts", title: `What ${to.plural} need in the end`, items: [sources.filled(to.requirements.says)] },
    ...(chain.every(({ years }) => years)
      ? []
      : [{ type: "note" as const, text: "For some steps nobody has published a usual time, so none is given." }]),
  ];
}

/** How many steps, by way of which roles, and how long they take together where that is known of all. */
function chainLead(from: Role, to: Role, chain: readonly Step[], knowledge: Knowledge): string {
  const years = totalYears(chain);
  const time = years ? `, about ${yearsText(years)}` : "";
  if (chain[0]?.fresh) {
    return `There is no shortcut from ${from.name} to ${to.name}: you start that training like anyone else${time}.`;
  }
  if (chain.length === 1) return `From ${from.name} to ${to.name} is one step${time}.`;
  const between = chain.slice(0, -1).map((step) => knowledge.roles.get(step.to)?.name ?? step.to);
  return `From ${from.name} to ${to.name} takes ${chain.length} steps${time && `${time} in all`}: by way of ${listed(between)}.`;
}

/** The years of all steps together; undefined where one has none. */
function totalYears(chain: readonly Step[]): Step["years"] {
  let [least, most] = [0, 0];
  for (const { years } of chain) {
    if (years === undefined) return undefined;
    least += years.from;
    most += years.to;
  }
  return { from: least, to: most };
}

/** Each step: its role, its years, what it takes, and how pay changes with it. */
function stepItems(from: Role, chain: readonly Step[], knowledge: Knowledge, { cite, filled }: Citing): string[] {
  let wageBefore = ownWage(from, knowledge);
  return chain.map((step) => {
    cite(step.sources);
    const role = knowledge.roles.get(step.to);
    const wage = role && ownWage(role, knowledge);
    const pay = role ? ` ${payChange(role, wage, wageBefore, knowledge, cite)}` : "";
    wageBefore = wage;
    return `${capitalized(role?.name ?? step.to)}${step.years ? ` (${yearsText(step.years)})` : ""}: ${filled(step.takes)}${pay}`;
  });
}

function payChange(
  role: Role,
  wage: WageRow | undefined,
  before: WageRow | undefined,
  knowledge: Knowledge,
  cite: Citing["cite"],
): string {
  if (wage?.median === undefined) return "No pay figure of its own.";
  cite([wage.source]);
  if (wage.occupation === before?.occupation) return "Pay is counted together with the role before.";
  const { how, group } = countedAs(role, knowledge);
  const whose = how === "among" ? `, the figure for all ${group}` : "";
  const now = `${dollars(wage.median)} a year (${cited(wage, knowledge)})${whose}.`;
  return before?.median
    ? `Pay in the middle goes from ${dollars(before.median)} to ${now}`
    : `Pay in the middle: ${now}`;
}

function noChain(from: Role, to: Role, { cite, filled }: Citing): Block[] {
  cite(to.requirements.sources);
  cite(to.requirements.schooling.sources);
  return [
    {
      type: "lead",
      text: `There is no usual ladder from ${from.name} to ${to.name}: you would start that training like anyone else, though what you know will help.`,
    },
    {
      type: "facts",
      title: `What ${to.plural} need`,
      items: [filled(to.requirements.says), filled(to.requirements.schooling.says)],
    },
  ];
}
