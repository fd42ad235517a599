import type { Address } from "../address.ts";
import type { Knowledge } from "./knowledge.ts";

/** An id that was renamed keeps working. */
export function followRedirects(address: Address, knowledge: Knowledge): Address {
  if (knowledge.redirects.size === 0) return address;
  const now = (kind: string, id: string) => knowledge.redirects.get(`${kind}/${id}`) ?? id;
  switch (address.topic) {
    case "guide":
    case "term":
      return { ...address, id: now(`${address.topic}s`, address.id) };
    case "compare":
      return { ...address, subjects: address.subjects.map((id) => now("roles", id)) };
    case "path":
      return { ...address, from: now("roles", address.from), to: now("roles", address.to) };
    case "licence":
    case "find":
      return address;
    default:
      return { ...address, role: now("roles", address.role) };
  }
}
