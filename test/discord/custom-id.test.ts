import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ButtonAction,
  formatCustomId,
  maxCustomIdLength,
  parseCustomId,
} from "../../adapters/discord/render/custom-id.ts";
import { idsByHash } from "../../adapters/discord/render/short-address.ts";
import type { Address } from "../../src/address.ts";
import { everyAddress } from "../../src/answers/every-address.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";
import { knowledge } from "../support/real-knowledge.ts";

/** As long as an id of Discord's can be. */
const snowflake = "18446744073709551615";
const roles = [...knowledge.roles.keys()].sort((a, b) => b.length - a.length);
const [longest = "", second = "", third = ""] = roles;
const addresses: readonly Address[] = [
  ...everyAddress(knowledge),
  { topic: "compare", subjects: [longest, second, third] },
  { topic: "find", filters: [...knowledge.filters.keys()].slice(0, 4) },
];

const pressesOf = (address: Address): ButtonAction[] => [
  { type: "ask", address },
  { type: "share", address },
  { type: "not", address },
  { type: "why", after: address },
  { type: "page", page: 12, address },
  { type: "pick", person: snowflake, address },
  { type: "point", person: snowflake, address },
  { type: "post", message: snowflake, address },
];

describe(`the ids of every button that ${addresses.length} answers can have`, () => {
  test("keep Discord's limit", () => {
    const tooLong = addresses
      .flatMap(pressesOf)
      .map(formatCustomId)
      .filter((id) => id.length > maxCustomIdLength);
    expect(tooLong).toEqual([]);
  });

  test("say what the button does", () => {
    const wrong = addresses.flatMap(pressesOf).filter((press) => {
      const read = parseCustomId(formatCustomId(press), knowledge);
      return JSON.stringify(read) !== JSON.stringify(press);
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});

test("a button without an address needs none", () => {
  for (const press of [{ type: "again" }, { type: "why", after: undefined }] as const) {
    expect(parseCustomId(formatCustomId(press), knowledge)).toEqual(press);
  }
});

test("an address alone asks for its answer", () => {
  expect(formatCustomId({ type: "ask", address: { topic: "salary", role: "captain", place: "wa" } })).toBe(
    "salary/captain/wa",
  );
});

test("no two ids have the same hash", () => {
  const { roles: all, guides, terms, metros, filters, occupations } = knowledge;
  const ids = [
    ...[all, guides, terms, metros, filters].flatMap((entries) => [...entries.keys()]),
    ...[...occupations.values()].map(({ id }) => id),
  ];
  expect(idsByHash(knowledge).size).toBe(new Set(ids).size);
});

test("a long id outlives its renaming", () => {
  const before = "a-role-with-a-name-so-long-that-no-button-holds-three-of-them";
  const subjects = [before, "captain", "deckhand"];
  const id = formatCustomId({ type: "pick", person: snowflake, address: { topic: "compare", subjects } });
  const renamed = knowledgeOf({ redirects: { [`roles/${before}`]: "first-mate" } });
  expect(parseCustomId(id, renamed)).toEqual({
    type: "pick",
    person: snowflake,
    address: { topic: "compare", subjects },
  });
  expect(parseCustomId(id, knowledgeOf())).toBeUndefined();
});

test.each([
  "",
  ":",
  "ask",
  "vote:salary/captain",
  "page:x:salary/captain",
  "pick:1:",
  "post:1:2:guide/x",
  "salary",
  "~",
  "salary/~zzz",
  "__proto__",
])("%j is none of ours", (id) => expect(parseCustomId(id, knowledge)).toBeUndefined());

test("whatever an id says, reading it does not throw", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (id) => void parseCustomId(id, knowledge)));
});
