import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Around } from "./clause-context.ts";
import type { Names, Span } from "./names.ts";
import type { TopicFound } from "./topics.ts";

/** A role that a clause may be about, and how far that can be trusted. */
export type SettledRole = { readonly id: string; readonly trusted: number; readonly span: Span | undefined };

/** How far a name can be trusted to mean its role. */
const trust = { name: 1, weakAlone: 0.86, weak: 0.55, hint: 0.5, hintWithTopic: 0.74, fieldWithTopic: 0.66 };
/** From this share on, a name is nearly all there is. */
const nearlyAlone = 0.8;

/** The roles a clause may be about, most trusted first: named, spoken of around it, hinted at, or the field's own. */
export function settledRoles(
  names: Names,
  best: TopicFound | undefined,
  share: (spans: readonly Span[]) => number,
  around: Around,
  knowledge: Knowledge,
): SettledRole[] {
  const alone = share([...names.roles, ...names.field, ...(names.place ? [names.place] : [])]) > nearlyAlone;
  const weak = best?.sure || alone ? trust.weakAlone : trust.weak;
  const settled: SettledRole[] = names.roles.map((role) => ({
    id: role.id,
    span: role,
    trusted: role.strength === "name" ? trust.name : weak,
  }));
  settled.sort((a, b) => b.trusted - a.trusted || lengthOf(b.span) - lengthOf(a.span));
  if (around.role && !settled.some(({ trusted }) => trusted === trust.name)) {
    settled.push({ id: around.role.id, trusted: around.role.trust, span: undefined });
  }
  if (settled.length === 0) {
    for (const hint of names.hints) {
      if (settled.some(({ id }) => id === hint.id)) continue;
      settled.push({ id: hint.id, span: hint, trusted: best?.sure ? trust.hintWithTopic : trust.hint });
    }
  }
  const [field] = names.field;
  if (settled.length === 0 && field && best?.topic !== "find") {
    const sure = best?.sure;
    settled.push({
      id: knowledge.field.entryRole,
      span: sure ? field : undefined,
      trusted: sure ? trust.fieldWithTopic : trust.hint,
    });
  }
  return settled.sort((a, b) => b.trusted - a.trusted);
}

const lengthOf = (span: Span | undefined): number => (span ? span.end - span.start : 0);
