import type { Address } from "../../address.ts";

/** What an address asks, without whom and where, as the heads name it; `subject_of` in training/labels.py does the same. */
export function subjectOf(address: Address): string {
  switch (address.topic) {
    case "guide":
    case "term":
      return `${address.topic}/${address.id}`;
    case "compare":
    case "path":
    case "find":
    case "licence":
      return address.topic;
    default:
      return address.part === undefined ? address.topic : `${address.topic}/${address.part}`;
  }
}

/** Subjects that begin so are not ours; what follows is a kind that subjects.yml names. */
export const notOurs = "not/";
/** A fair question that no entry answers. */
export const gap = "gap";
