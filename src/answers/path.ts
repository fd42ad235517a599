import type { Address } from "../address.ts";
import type { Answer, Block } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { capitalized, dollars, listed, yearsText } from "../text/format.ts";
import { type Citing, cited, citing } from "./citations.ts";
import { choiceOf, titleOf } from "./titles.ts";
import { countedAs, newestMedian } from "./wages.ts";

type Step = Role["advancement"]["leadsTo"][number];

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
  const cameBy = new Map<string, Step[]>([[from, []]]);
  for (const [at, chain] of cameBy) {
    if (at === to) return chain;
    for (const step of stepsFrom(at, knowledge)) {
      if (!step.fresh && !cameBy.has(step.to)) cameBy.set(step.to, [...chain, step]);
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

function alongChain(
  from: Role,
  to: Role,
  chain: readonly Step[],
  knowledge: Knowledge,
  { cite, filled }: Citing,
): Block[] {
  if (chain.length === 0)
    return [{ type: "lead", text: `You are there already: ${from.name} is the role you named twice.` }];
  const names = chain.map(({ to: id }) => knowledge.roles.get(id)?.name ?? id);
  const known = chain.every(({ years }) => years);
  const total = chain.reduce(
    (sum, { years }) => ({ from: sum.from + (years?.from ?? 0), to: sum.to + (years?.to ?? 0) }),
    { from: 0, to: 0 },
  );
  const time = known ? `, about ${yearsText(total)} in all` : "";
  const fresh = chain[0]?.fresh;
  const lead = fresh
    ? `There is no shortcut from ${from.name} to ${to.name}: you start that training like anyone else${time.replace(" in all", "")}.`
    : chain.length === 1
      ? `From ${from.name} to ${to.name} is one step${time.replace(" in all", "")}.`
      : `From ${from.name} to ${to.name} takes ${chain.length} steps${time}: by way of ${listed(names.slice(0, -1))}.`;
  /** A figure that counts a role; what is only near it is nothing to start from. */
  const paid = (role: Role | undefined) =>
    role && countedAs(role, knowledge).how !== "closest"
      ? newestMedian(knowledge, role.pay.occupation, "us")
      : undefined;
  let before = paid(from);
  const items = chain.map((step) => {
    cite(step.sources);
    const role = knowledge.roles.get(step.to);
    const wage = paid(role);
    let pay = "";
    if (role && wage?.median) {
      cite([wage.source]);
      const { how, group } = countedAs(role, knowledge);
      const whose = how === "among" ? `, the figure for all ${group}` : "";
      const now = `${dollars(wage.median)} a year (${cited(wage, knowledge)})${whose}.`;
      if (wage.occupation === before?.occupation) pay = " Pay is counted together with the role before.";
      else if (before?.median) pay = ` Pay in the middle goes from ${dollars(before.median)} to ${now}`;
      else pay = ` Pay in the middle: ${now}`;
    } else if (role) pay = " No pay figure of its own.";
    before = wage;
    return `${capitalized(role?.name ?? step.to)}${step.years ? ` (${yearsText(step.years)})` : ""}: ${filled(step.takes)}${pay}`;
  });
  cite(to.requirements.sources);
  return [
    { type: "lead", text: lead },
    { type: "steps", title: "Step by step", items },
    { type: "facts", title: `What ${to.plural} need in the end`, items: [filled(to.requirements.says)] },
    ...(known
      ? []
      : [{ type: "note" as const, text: "For some steps nobody has published a usual time, so none is given." }]),
  ];
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
