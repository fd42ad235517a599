import { type Address, formatAddress, parseAddress, type RoleTopic } from "../address.ts";
import type { Choice } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { choiceOf } from "./titles.ts";

const maxNext = 4;
/** What people ask after what, most asked first. */
const order: readonly RoleTopic[] = [
  "salary",
  "requirements",
  "work-life",
  "advancement",
  "outlook",
  "duties",
  "overview",
];

/** What to ask next about a role: the whole of the topic, the other topics, and the role most often mixed up with it. */
export function nextFor(address: Extract<Address, { role: string }>, role: Role, knowledge: Knowledge): Choice[] {
  const others = order
    .filter((topic) => topic !== address.topic)
    .map((topic): Address => ({ topic, role: address.role }));
  const whole: Address[] = address.part ? [{ topic: address.topic, role: address.role }] : [];
  const [confused] = role.confusedWith;
  const compare: Address[] =
    address.topic === "overview" && confused ? [{ topic: "compare", subjects: [address.role, confused.role] }] : [];
  return [...whole, ...others.slice(0, maxNext - whole.length - compare.length), ...compare].map((one) =>
    choiceOf(one, knowledge),
  );
}

/** Addresses written in an entry as choices; those that lead nowhere are left out. */
export const choicesOf = (addresses: readonly string[], knowledge: Knowledge, except?: Address): Choice[] =>
  addresses.flatMap((text) => {
    const address = parseAddress(text);
    if (address === undefined || (except && formatAddress(except) === text)) return [];
    return [choiceOf(address, knowledge)];
  });
