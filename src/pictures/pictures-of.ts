import type { Address } from "../address.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Picture } from "./picture.ts";

/** The pictures of an answer, the most telling first; none where words say it better. Pure and total. */
export function picturesOf(_address: Address, _knowledge: Knowledge): readonly Picture[] {
  return [];
}

/** What every role is paid at a place (a state's code, a metro area's id), side by side. Pure and total. */
export function pictureOfPlace(_place: string, _knowledge: Knowledge): Picture | undefined {
  return undefined;
}

export const pictureNamed = (_named: { kind: string; of: string }, _knowledge: Knowledge): Picture | undefined => undefined;
