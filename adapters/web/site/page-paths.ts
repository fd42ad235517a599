import { everyAddress } from "../../../src/answers/every-address.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { pagePath } from "../../../src/present/permalink.ts";
import { fixedPages } from "./fixed-pages.ts";

/** The path of every page that can be found by itself: the fixed ones, each role and state, each answer. */
export function* everyPage(knowledge: Knowledge): Generator<string> {
  yield* Object.keys(fixedPages);
  yield "/roles";
  for (const role of knowledge.roles.keys()) yield `/roles/${role}`;
  for (const place of knowledge.places.keys()) yield `/places/${place}`;
  for (const address of everyAddress(knowledge)) yield pagePath(address);
}
