import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { ReadingModel } from "./reading-model.ts";
import type { NearestWording } from "./wording-vectors.ts";

/** What is likely asked, whatever told: the heads of the encoder, or the words alone. */
export type HeadOutputs = {
  /** Subject → logit. */
  readonly logits: ReadonlyMap<string, number>;
  /** Subject → probability, most likely first; they add up to 1. */
  readonly subjects: ReadonlyMap<string, number>;
  /** Role → logit: how much more likely than not the question is about it. */
  readonly roles: ReadonlyMap<string, number>;
  /** Wish → logit, where roles are looked for. */
  readonly wishes: ReadonlyMap<string, number>;
};

/**
 * What heads say of the vector of a question. Heads of entries that the knowledge base no longer has are left out; an
 * entry that no head was trained for is judged by its nearest wording.
 */
export function headOutputs(
  vector: Float32Array,
  nearest: ReadonlyMap<string, NearestWording>,
  model: ReadingModel,
  knowledge: Knowledge,
): HeadOutputs {
  const { subjects, roles, wishes, newEntry } = model;
  const logits = new Map<string, number>();
  for (const [row, subject] of subjects.entries()) {
    if (isHeld(subject, knowledge)) logits.set(subject, logitOf(row, vector, model));
  }
  for (const [subject, { similarity }] of nearest) {
    if (newEntry && !logits.has(subject)) logits.set(subject, newEntry.slope * similarity + newEntry.constant);
  }
  const rolesFrom = subjects.length;
  const wishesFrom = rolesFrom + roles.length;
  return {
    logits,
    subjects: shares(logits),
    roles: logitsOf(roles, rolesFrom, (id) => knowledge.roles.has(id)),
    wishes: logitsOf(wishes, wishesFrom, (id) => knowledge.filters.has(id)),
  };

  function logitsOf(names: readonly string[], from: number, isHeldHere: (id: string) => boolean) {
    const found = names.flatMap((id, at) => (isHeldHere(id) ? [[id, logitOf(from + at, vector, model)] as const] : []));
    return new Map(found.sort(([, a], [, b]) => b - a));
  }
}

/** Heads of subjects, roles and wishes that the knowledge base no longer has. */
export const goneHeads = (
  { subjects, roles, wishes }: Pick<ReadingModel, "subjects" | "roles" | "wishes">,
  knowledge: Knowledge,
): readonly string[] => [
  ...subjects.filter((subject) => !isHeld(subject, knowledge)),
  ...roles.filter((id) => !knowledge.roles.has(id)),
  ...wishes.filter((id) => !knowledge.filters.has(id)),
];

function isHeld(subject: string, { guides, terms }: Knowledge): boolean {
  const [kind, id = ""] = subject.split("/");
  if (kind === "guide") return guides.has(id);
  return kind === "term" ? terms.has(id) : true;
}

function logitOf(row: number, vector: Float32Array, { size, weights, scales, biases }: ReadingModel): number {
  let sum = 0;
  for (let at = 0, from = row * size; at < size; at++) sum += (weights[from + at] ?? 0) * (vector[at] ?? 0);
  return sum * (scales[row] ?? 0) + (biases[row] ?? 0);
}

/** Softmax, the largest first. */
export function shares(logits: ReadonlyMap<string, number>): Map<string, number> {
  const most = Math.max(...logits.values());
  const raised = [...logits].map(([name, logit]) => [name, Math.exp(logit - most)] as const);
  const total = raised.reduce((sum, [, one]) => sum + one, 0);
  return new Map(raised.map(([name, one]) => [name, one / total] as const).sort(([, a], [, b]) => b - a));
}
