import type { Address, RoleTopic } from "../address.ts";
import type { Answer, Block } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { partOf, partsByTopic, sectionOf, shownInWhole } from "../knowledge/parts.ts";
import type { Part } from "../knowledge/schemas/common-fields.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { midSentence } from "../text/format.ts";
import { type Citing, citing } from "./citations.ts";
import { nextFor } from "./next-questions.ts";
import { titleOf } from "./titles.ts";

/** An address about one role, by topic. */
export type RoleAddress = Extract<Address, { role: string }>;
export type SectionAddress = RoleAddress & { readonly topic: Exclude<RoleTopic, "salary"> };

/** What an entry says about a topic, or a closer look at one part of it, with blocks of the topic's own in between. */
export function sectionAnswer(
  address: SectionAddress,
  role: Role,
  knowledge: Knowledge,
  more: { readonly after?: (citing: Citing) => readonly Block[] } = {},
): Answer {
  const sources = citing(knowledge);
  const section = sectionOf(role, address.topic);
  const part = address.part ? partOf(role, address.topic, address.part) : undefined;
  const blocks: Block[] = part
    ? [...partBlocks(part, sources), ...inShort(section, part, sources)]
    : [...partBlocks(section, sources), ...closerLooks(role, address.topic, sources, knowledge)];
  if (!part && address.part && partsByTopic[address.topic].includes(address.part))
    blocks.unshift({ type: "note", text: silence(address, knowledge) });
  if (!part) blocks.push(...(more.after?.(sources) ?? []));
  blocks.push(...confusions(role, address, sources));
  const place = address.topic === "requirements" ? address.place : undefined;
  const shown: SectionAddress = {
    topic: address.topic,
    role: address.role,
    ...(part && { part: address.part }),
    ...(place && { place }),
  };
  return {
    kind: "answer",
    address: shown,
    title: titleOf(shown, knowledge),
    roles: [address.role],
    blocks,
    sources: sources.sources(),
    next: nextFor(address, role, knowledge),
    reviewed: role.reviewed,
  };
}

/** The entry says nothing about the very thing that was asked: that is said first. */
function silence({ topic, part = "" }: SectionAddress, knowledge: Knowledge): string {
  const title = knowledge.topics.get(topic)?.parts[part]?.title ?? part;
  return `Nobody has written about this for this role yet: ${midSentence(title)}. Here is what we do know.`;
}

/** A part as blocks: the answer, what else matters, what is unsure. */
function partBlocks(part: Part, { cite, filled }: Citing): Block[] {
  cite(part.sources);
  return [
    { type: "lead", text: filled(part.says) },
    ...(part.facts.length > 0 ? [{ type: "facts" as const, items: part.facts.map(filled) }] : []),
    ...(part.unsure ? [{ type: "note" as const, text: filled(part.unsure) }] : []),
  ];
}

/** A line for each of the closer looks people want most, so that the whole topic is on one screen. */
function closerLooks(
  role: Role,
  topic: SectionAddress["topic"],
  { cite, filled }: Citing,
  knowledge: Knowledge,
): Block[] {
  const items = partsByTopic[topic].flatMap((name) => {
    const part = shownInWhole.has(name) ? partOf(role, topic, name) : undefined;
    if (part === undefined) return [];
    cite(part.sources);
    const title = knowledge.topics.get(topic)?.parts[name]?.title ?? name;
    return [`${title.endsWith("?") ? title : `${title}:`} ${filled(part.says)}`];
  });
  return items.length > 0 ? [{ type: "facts", title: "In short", items }] : [];
}

/** Under a closer look, the topic as a whole in a sentence. */
function inShort(section: Part, part: Part, { cite, filled }: Citing): Block[] {
  if (section.says === part.says) return [];
  cite(section.sources);
  return [{ type: "facts", title: "All in all", items: [filled(section.says)] }];
}

/** A name that people mix up is cleared up in one line, where it matters. */
function confusions(role: Role, address: SectionAddress, { filled }: Citing): Block[] {
  const shown =
    address.topic === "overview" ? 2 : address.topic === "requirements" || address.topic === "duties" ? 1 : 0;
  return role.confusedWith.slice(0, shown).map(({ says }) => ({ type: "note", text: filled(says) }));
}
