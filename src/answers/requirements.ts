import type { Answer, Block } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { citing } from "./citations.ts";
import { licenseSentence } from "./licence.ts";
import { type SectionAddress, sectionAnswer } from "./section.ts";
import { placeName } from "./titles.ts";

/** What a role asks for: school, credential, licence. With a place, the state's license rule comes first. */
export function requirementsAnswer(address: SectionAddress, role: Role, knowledge: Knowledge): Answer {
  const answer = sectionAnswer(address, role, knowledge);
  if (answer.kind !== "answer" || address.place === undefined) return answer;
  const rule: Block[] = [];
  const cites = citing(knowledge);
  const place = placeName(address.place, knowledge);
  const row = knowledge.licences.get(address.place);
  // Asked about one state, its rule is the answer; "it depends on your state" would not be.
  if (role.stateLicence && row) {
    const says = licenseSentence(row, knowledge, cites);
    rule.push({ type: address.part === "licence" ? "lead" : "note", text: says });
  } else {
    const says = `We hold no rule of ${place} for this role. ${row?.body ? `${row.body} can say whether it needs a licence.` : "The state's health department can say whether it needs a licence."}`;
    rule.push({ type: "note", text: says });
  }
  const more = cites.sources().filter(({ id }) => !answer.sources.some((one) => one.id === id));
  const [lead, ...rest] = answer.blocks;
  const instead = rule.some(({ type }) => type === "lead");
  return {
    ...answer,
    blocks: [...(lead && !instead ? [lead] : []), ...rule, ...rest],
    sources: [...answer.sources, ...more],
  };
}
