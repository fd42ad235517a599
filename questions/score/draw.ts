import { createHash } from "node:crypto";

/** So many of a list by their ids, in an order that says nothing about them: the same ones for the same seed. */
export function drawn<One extends { readonly id: string }>(
  all: readonly One[],
  count: number,
  seed: string,
): readonly One[] {
  return all
    .map((one) => ({ one, at: createHash("sha256").update(`${seed} ${one.id}`).digest("hex") }))
    .sort((a, b) => a.at.localeCompare(b.at))
    .slice(0, count)
    .map(({ one }) => one);
}
