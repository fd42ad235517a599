import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { formatAddress } from "../../src/address.ts";
import type { Block } from "../../src/answer.ts";
import { answer, answerAt } from "../../src/answers/answer.ts";
import { everyAddress } from "../../src/answers/every-address.ts";
import { plainText } from "../../src/present/plain-text.ts";
import { knowledge, knowledgeFolderPath } from "../support/real-knowledge.ts";
import { seededPick } from "../support/seeded.ts";

const year = /\b(19|20)\d\d\b|undated/;

/** The pieces of a block that must stand by themselves: a table's cells lean on its title. */
function pieces(block: Block): { text: string; dated: string }[] {
  switch (block.type) {
    case "lead":
    case "note":
      return [{ text: block.text, dated: block.text }];
    case "facts":
    case "steps":
      return block.items.map((item) => ({ text: item, dated: item }));
    case "table":
      return block.rows.flat().map((cell) => ({ text: cell, dated: block.title }));
  }
}

test("every sum of money in every possible answer stands beside its period, and the answer names a source", () => {
  const undatedSums: string[] = [];
  let sums = 0;
  for (const address of everyAddress(knowledge)) {
    const given = answer(address, knowledge);
    if (given.kind !== "answer") throw new Error(`${formatAddress(address)} is a kind ${given.kind}`);
    for (const { text, dated } of given.blocks.flatMap(pieces)) {
      if (!/\$\d/.test(text)) continue;
      sums++;
      if (!year.test(dated) || given.sources.length === 0) undatedSums.push(`${formatAddress(address)}: ${text}`);
    }
  }
  expect(undatedSums).toEqual([]);
  expect(sums).toBeGreaterThan(10_000);
});

test("no answer refers to a figure or a role that is missing", () => {
  for (const address of everyAddress(knowledge)) {
    const text = plainText(answer(address, knowledge));
    expect(text, formatAddress(address)).not.toMatch(/a figure that is missing|undefined|\{[a-z0-9/-]+\}|NaN/);
  }
});

describe("an answered wage is the one in the CSV", () => {
  const rows = parse(readFileSync(join(knowledgeFolderPath, "figures/wages.csv")), { columns: true }) as Record<
    string,
    string
  >[];
  const pairs = seededPick(
    [...knowledge.roles.keys()].flatMap((role) => [...knowledge.places.keys()].map((place) => ({ role, place }))),
    50,
    20261122,
  );
  test.each(pairs)("$role in $place", ({ role, place }) => {
    const code = knowledge.roles.get(role)?.pay.occupation;
    const [newest] = rows
      .filter((row) => row.occupation === code && row.place === place && row.median !== "")
      .sort((a, b) => Number(b.period?.slice(-4)) - Number(a.period?.slice(-4)));
    const given = answer({ topic: "salary", role, place }, knowledge);
    const [lead] = given.kind === "answer" ? given.blocks : [];
    const says = lead?.type === "lead" ? lead.text : "";
    if (knowledge.roles.get(role)?.pay.closest) {
      expect(says).toMatch(/^No official figure counts/);
      if (newest === undefined) return;
    } else if (newest === undefined) {
      expect(says).toMatch(/^We hold no state figure/);
      return;
    }
    const written = Number(newest.median?.replace("+", "")).toLocaleString("en-US");
    expect(says).toContain(`$${written}${newest.median?.endsWith("+") ? " or more" : ""} a year in the middle`);
    expect(says).toContain(newest.period);
    expect(given.kind === "answer" && given.sources.map(({ id }) => id)).toContain(newest.source);
  });
});

test("a capped wage reads as at or above the cap, and no made-up range stands beside it", () => {
  const given = answer({ topic: "salary", role: "radiologist", place: "or" }, knowledge);
  const text = plainText(given);
  expect(text).toContain("$239,200 or more");
  expect(text).not.toContain("lowest-paid tenth");
});

test("a state without a figure of its own gets the national one and the range of its metro areas, and says so", () => {
  const text = plainText(answer({ topic: "salary", role: "mri-technologist", place: "tx" }, knowledge));
  expect(text).toContain("We hold no state figure for MRI technologists in Texas");
  expect(text).toContain("$95,480 a year in the middle (BLS, May 2025)");
  expect(text).toMatch(
    /metro areas that reach into Texas, the middle runs from \$[\d,]+ in .* to \$[\d,]+ in .* \(BLS, May 2024\)/,
  );
});

test("the national answer shows the editions before it", () => {
  const text = plainText(answer({ topic: "salary", role: "mri-technologist" }, knowledge));
  for (const period of ["May 2025", "May 2024", "May 2023"]) expect(text).toContain(`${period}: $`);
});

test("where one code counts several roles, the answer says whom the figure is about", () => {
  const text = plainText(answer({ topic: "salary", role: "ct-technologist", place: "tx" }, knowledge));
  expect(text).toContain("radiologic technologists, CT technologists among them, earn");
});

test("a role that no code counts is not given the closest group's wage as its own", () => {
  expect(plainText(answer({ topic: "salary", role: "radiologist-assistant" }, knowledge))).toContain(
    "No official figure counts radiologist assistants.",
  );
  const path = plainText(
    answer({ topic: "path", from: "radiologic-technologist", to: "radiologist-assistant" }, knowledge),
  );
  expect(path).toContain("No pay figure of its own.");
  expect(path).not.toMatch(/Pay in the middle goes/);
});

describe("a comparison opens with what people weigh first", () => {
  const leadOf = (address: string) => {
    const given = answerAt(address, knowledge);
    const lead = given?.blocks.find(({ type }) => type === "lead");
    return lead?.type === "lead" ? lead.text : "";
  };

  test("pay and the time to get there, the shortest first", () => {
    const lead = leadOf("compare/ct-technologist+sonographer");
    expect(lead).toContain("earn more, $96,590 a year (BLS, May 2025)");
    expect(lead).toContain("from high school: sonographer about 2 to 4 years, CT technologist about 2.5 to 6 years.");
  });

  test("the time in one sentence where it is alike", () => {
    expect(leadOf("compare/cardiac-sonographer+vascular-sonographer")).toContain("Each takes about 2 to 4 years");
  });

  test("no time where it is known of one alone", () => {
    expect(leadOf("compare/radiologic-technologist+registered-nurse")).not.toContain("high school");
  });
});

describe("pay opens with the year and the hour", () => {
  test.each([
    ["salary/radiologic-technologist", /\$80,110 a year in the middle, \$[\d.]+ an hour \(BLS, May 2025\)/],
    [
      "salary/radiologic-technologist/chicago-il",
      /\$80,560 a year in the middle, about \$38\.73 an hour \(BLS, May 2024\)/,
    ],
  ])("%s", (address, says) => {
    const given = answerAt(address, knowledge);
    expect(given && plainText(given)).toMatch(says);
  });

  test("no hour where the survey publishes none", () => {
    const given = answerAt("salary/radiologist/or", knowledge);
    expect(given && plainText(given)).not.toContain("an hour");
  });
});
