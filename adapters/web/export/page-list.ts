import { parseAddress } from "../../../src/address.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { everyPage } from "../site/page-paths.ts";

/** The paths of the pages that an export has. @param only the pattern that answers must match; other pages are always there */
export function exportedPages(knowledge: Knowledge, only: string | undefined): ReadonlySet<string> {
  const pattern = new RegExp(only ?? "");
  return new Set([...everyPage(knowledge)].filter((path) => pattern.test(path) || !parseAddress(path.slice(1))));
}
