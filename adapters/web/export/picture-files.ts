import { type Address, parseAddress, placeOf } from "../../../src/address.ts";

/**
 * A picture as a PNG takes some 20 ms to draw and 60 KB to keep, and there are 13,000 pictures. So those of a role, a
 * wish and a state are drawn, of which there are hundreds; of a role at a place and of two roles there is the SVG.
 */
export function isDrawn(of: string): boolean {
  const address = parseAddress(of);
  return address === undefined || (!isOfPair(address) && placeOf(address) === undefined);
}

/** What a link to a page shows where it is pasted; of a role at a place and of the way between two it is the home page's. */
export const hasCard = (path: string): boolean => {
  const address = parseAddress(path.slice(1));
  if (address === undefined || address.topic === "licence") return true;
  return address.topic !== "path" && placeOf(address) === undefined;
};

const isOfPair = ({ topic }: Address): boolean => topic === "compare" || topic === "path";
