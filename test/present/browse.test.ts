import { expect, test } from "vitest";
import { families, latelyReviewed } from "../../src/present/browse.ts";
import { knowledge } from "../support/real-knowledge.ts";

test("every role stands in one family, by name", () => {
  const all = families(knowledge).flatMap(({ roles }) => roles.map(({ title }) => title));
  expect(all).toHaveLength(knowledge.roles.size);
  expect(new Set(all).size).toBe(all.length);
  for (const { roles } of families(knowledge)) {
    const titles = roles.map(({ title }) => title);
    expect(titles).toEqual(titles.toSorted((a, b) => a.localeCompare(b)));
  }
});

test("what was reviewed last comes first", () => {
  const days = latelyReviewed(knowledge, 10_000).map(({ reviewed }) => reviewed);
  expect(days).toEqual(days.toSorted().reverse());
  expect(latelyReviewed(knowledge, 3)).toHaveLength(3);
});
