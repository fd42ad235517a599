import type { Address } from "../address.ts";
import type { Choice } from "../answer.ts";
import { choiceOf } from "../answers/titles.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { capitalized } from "../text/format.ts";

/** A family of roles and the overview of each, by name. */
export type Family = { readonly title: string; readonly roles: readonly Choice[] };

/** All roles, as somebody would leaf through them. */
export function families({ field, roles }: Knowledge): readonly Family[] {
  return Object.entries(field.families).flatMap(([family, title]): Family[] => {
    const members = [...roles]
      .filter(([, role]) => role.family === family)
      .map(([id, { name }]): Choice => ({ address: { topic: "overview", role: id }, title: capitalized(name) }))
      .sort((a, b) => a.title.localeCompare(b.title));
    return members.length > 0 ? [{ title, roles: members }] : [];
  });
}

/** What was lately read against its sources. */
export type Reviewed = Choice & { readonly reviewed: string };

/** The entries that were reviewed last, newest first; of the same day, common questions before roles before terms. */
export function latelyReviewed(knowledge: Knowledge, most: number): readonly Reviewed[] {
  const { roles, guides, terms } = knowledge;
  const entries: readonly { address: Address; reviewed: string }[] = [
    ...[...guides].map(([id, { reviewed }]) => ({ address: { topic: "guide", id } as const, reviewed })),
    ...[...roles].map(([role, { reviewed }]) => ({ address: { topic: "overview", role } as const, reviewed })),
    ...[...terms].map(([id, { reviewed }]) => ({ address: { topic: "term", id } as const, reviewed })),
  ];
  return entries
    .toSorted((a, b) => b.reviewed.localeCompare(a.reviewed))
    .slice(0, most)
    .map(({ address, reviewed }) => ({ ...choiceOf(address, knowledge), reviewed }));
}
