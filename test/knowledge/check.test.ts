import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readKnowledge } from "../../src/knowledge/load.ts";
import { knowledgeFolder } from "../support/knowledge-of.ts";
import { expectReported, type Reported } from "./reported-as.ts";

const deckhand = "roles/deckhand.yml";
const captain = "roles/captain.yml";
const seasick = "guides/seasick.yml";
const wages = "figures/wages.csv";
const twoSeasickGuides = "title: Ill at sea?\nasked: [what if i am ill, i get seasick on vessels]\nsays: It passes.\n";

/** What shows only when the files are held against each other. */
const reported: readonly Reported[] = [
  {
    name: "a source that nobody described",
    file: captain,
    change: ["- unsourced", "- paper"],
    line: "- paper",
    field: "overview.sources[0]",
    says: 'there is no source "paper"; did you mean "papers"?',
  },
  {
    name: "a step to a role that is not there",
    file: deckhand,
    change: ["to: first-mate", "to: first-mat"],
    line: "to: first-mat",
    field: "advancement.leadsTo[0].to",
    says: 'there is no role "first-mat"; did you mean "first-mate"?',
  },
  {
    name: "a mix-up with a role that is not there",
    file: "roles/first-mate.yml",
    change: ["role: captain", "role: capten"],
    line: "role: capten",
    field: "confusedWith[0].role",
    says: 'there is no role "capten"; did you mean "captain"?',
  },
  {
    name: "a guide about a role that is not there",
    file: seasick,
    change: ["reviewed:", "about: [purser]\nreviewed:"],
    line: "about: [purser]",
    field: "about[0]",
    says: 'there is no role "purser"',
  },
  {
    name: "a common role that is not there",
    file: "field.yml",
    change: ["- ships-cook", "- ship-cook"],
    line: "- ship-cook",
    field: "common[3]",
    says: 'there is no role "ship-cook"; did you mean "ships-cook"?',
  },
  {
    name: "an entry role that is not there",
    file: "field.yml",
    change: ["entryRole: deckhand", "entryRole: dekhand"],
    line: "entryRole:",
    field: "entryRole",
    says: 'did you mean "deckhand"?',
  },
  {
    name: "an unknown family",
    file: captain,
    change: ["family: officers", "family: officer"],
    line: "family:",
    field: "family",
    says: 'there is no family "officer" in field.yml; did you mean "officers"?',
  },
  {
    name: "a guide that is not there",
    file: "terms/bosun.yml",
    change: ["overview/deckhand", "guide/seasik"],
    line: "guide/seasik",
    field: "next[0]",
    says: 'there is no guide "seasik"; did you mean "seasick"?',
  },
  {
    name: "a term that is not there",
    file: seasick,
    change: ["work-life/deckhand/body", "term/bosum"],
    line: "term/bosum",
    field: "next[0]",
    says: 'there is no term "bosum"; did you mean "bosun"?',
  },
  {
    name: "an address that is none",
    file: seasick,
    change: ["work-life/deckhand/body", "wages of deckhands"],
    line: "wages of",
    field: "next[0]",
    says: '"wages of deckhands" is not an address such as "salary/role-id"',
  },
  {
    name: "an address to a role that is not there",
    file: "subjects.yml",
    change: ["overview/deckhand", "overview/dekhand"],
    line: "overview/dekhand",
    field: "weather.offers[0]",
    says: 'there is no role "dekhand"; did you mean "deckhand"?',
  },
  {
    name: "an address to a part that is not there",
    file: seasick,
    change: ["work-life/deckhand/body", "work-life/deckhand/boddy"],
    line: "boddy",
    field: "next[0]",
    says: 'there is no part "boddy" of work-life; did you mean "body"?',
  },
  {
    name: "an address to a part that nobody wrote",
    file: seasick,
    change: ["work-life/deckhand/body", "requirements/deckhand/cost"],
    line: "deckhand/cost",
    field: "next[0]",
    says: "roles/deckhand.yml has no requirements.cost",
  },
  {
    name: "an address to a place that is not there",
    file: seasick,
    change: ["work-life/deckhand/body", "salary/deckhand/seatle-wa"],
    line: "seatle-wa",
    field: "next[0]",
    says: 'there is no place "seatle-wa"; did you mean "seattle-wa"?',
  },
  {
    name: "a comparison with a job that nobody counts",
    file: seasick,
    change: ["work-life/deckhand/body", "compare/deckhand+bakr"],
    line: "bakr",
    field: "next[0]",
    says: 'there is no role "bakr"; did you mean "baker"?',
  },
  {
    name: "a redirect to an entry that is not there",
    file: "redirects.yml",
    change: ["deckhand", "dekhand"],
    line: "roles/sailor",
    field: "roles/sailor",
    says: 'there is no role "dekhand"; did you mean "deckhand"?',
  },
  {
    name: "a redirect from an entry that is still there",
    file: "redirects.yml",
    change: ["roles/sailor", "roles/captain"],
    line: "roles/captain",
    field: "roles/captain",
    says: "roles/captain.yml is still there",
  },
  {
    name: "a redirect that does not say of what kind",
    file: "redirects.yml",
    change: ["roles/sailor", "sailor"],
    line: "sailor",
    field: "sailor",
    says: 'as in "roles/old-id: new-id"',
  },
  {
    name: "a fact that nobody wrote down",
    file: seasick,
    change: ["{medical-card}", "{medical-cart}"],
    line: "{medical-cart}",
    field: "facts[0]",
    says: 'there is no fact in figures/facts.csv "medical-cart"; did you mean "medical-card"?',
  },
  {
    name: "a wage of a role that is not there",
    file: seasick,
    change: ["{salary/deckhand}", "{salary/dekhand}"],
    line: "{salary/dekhand}",
    field: "facts[1]",
    says: 'there is no role "dekhand"; did you mean "deckhand"?',
  },
  {
    name: "a wage that was not published there",
    file: seasick,
    change: ["{salary/deckhand}", "{salary/deckhand/ak}"],
    line: "{salary/deckhand/ak}",
    field: "facts[1]",
    says: 'figures/wages.csv has no median wage for "53-5011" in "ak"',
  },
  {
    name: "a placeholder for something that is no figure",
    file: seasick,
    change: ["{salary/deckhand}", "{duties/deckhand}"],
    line: "{duties/deckhand}",
    field: "facts[1]",
    says: '"{duties/deckhand}" cannot be filled in: write {fact-id}, {salary/role-id} or {salary/role-id/place}',
  },
  ...["{Medical Card}", "{medical_card}", "{medical-card"].map((typed) => ({
    name: `a placeholder that would be shown as it is: ${typed}`,
    file: seasick,
    change: ["{medical-card}", typed] as const,
    line: typed,
    field: "facts[0]",
    says: "a figure is written {fact-id} or {salary/role-id}, in lower-case words joined by hyphens",
  })),
  ...["$150", "$ 150", "1,500 a year or 49,000", "150 dollars"].map((typed) => ({
    name: `money typed into a sentence: ${typed}`,
    file: seasick,
    change: ["{medical-card}", typed] as const,
    line: typed,
    field: "facts[0]",
    says: "a sum of money is typed into the text: put it in figures/facts.csv with its period and source, and write {its-id} here",
  })),
  {
    name: "a name that two roles claim",
    file: captain,
    change: ["- skipper", "- chief officers"],
    toldOf: "roles/first-mate.yml",
    line: "- chief officer",
    field: "names[0]",
    says: '"chief officer" is also a name of captain: one name leads to one role',
  },
  {
    name: "a plural that is another role's name",
    file: "roles/ships-cook.yml",
    change: ["plural: ship's cooks", "plural: skippers"],
    line: "plural:",
    field: "plural",
    says: '"skippers" is also a name of captain: one name leads to one role',
  },
  {
    name: "a wording that two guides claim",
    file: "guides/ill.yml",
    change: `${twoSeasickGuides}sources: [unsourced]\nreviewed: 2026-11-01\n`,
    toldOf: seasick,
    line: "- i get seasick on boats",
    field: "asked[0]",
    says: "this wording also stands in guides/ill.yml",
  },
  {
    name: "an entry overdue for review, as a warning,",
    file: captain,
    change: ["reviewed: 2026-11-01", "reviewed: 2025-11-21"],
    line: "reviewed:",
    field: "reviewed",
    says: "last reviewed on 2025-11-21: read it against its sources again",
    warning: true,
  },
  {
    name: "a review on a day in the future",
    file: captain,
    change: ["reviewed: 2026-11-01", "reviewed: 2026-11-23"],
    line: "reviewed:",
    field: "reviewed",
    says: "the day of review lies in the future",
  },
  ...["2026-02-30", "2026-13-01"].map((day) => ({
    name: `a review on a day that never was: ${day}`,
    file: captain,
    change: ["reviewed: 2026-11-01", `reviewed: ${day}`] as const,
    line: "reviewed:",
    field: "reviewed",
    says: `"${day}" is not a day`,
  })),
  {
    name: "a topic without words",
    file: "topics.yml",
    change: [/^licence:\n( .*\n)+/m, ""],
    says: 'the topic "licence" is missing',
  },
  {
    name: "a topic that is none of ours",
    file: "topics.yml",
    change: [/^licence:\n/m, "license:\n"],
    line: "license:",
    field: "license",
    says: 'there is no topic "license"; did you mean "licence"?',
  },
  {
    name: "a part without words",
    file: "topics.yml",
    change: [/^ {4}hiring:\n( {6}.*\n)+/m, ""],
    line: "parts:",
    field: "outlook.parts",
    says: 'the part "hiring" is missing',
  },
  {
    name: "a part that is none of ours",
    file: "topics.yml",
    change: ["    hiring:\n", "    hireing:\n"],
    line: "hireing:",
    field: "outlook.parts.hireing",
    says: 'there is no part "hireing"; did you mean "hiring"?',
  },
  {
    name: "a town in a metro area that is not there",
    file: "places.yml",
    change: ["anacortes: seattle-wa", "anacortes: seatle-wa"],
    line: "anacortes:",
    field: "towns.anacortes",
    says: 'there is no place "seatle-wa"; did you mean "seattle-wa"?',
  },
  {
    name: "a metro area in a state that is not there",
    file: "figures/metros.csv",
    change: [",wa,", ",wa;or,"],
    line: "seattle-wa",
    field: "states",
    says: 'there is no state "or"',
  },
  {
    name: "a wage of an occupation that is not there",
    file: wages,
    change: ["35-2012,us", "35-2013,us"],
    line: "35-2013,us",
    field: "occupation",
    says: 'there is no occupation "35-2013"; did you mean "35-2012"?',
  },
  {
    name: "a role without a national wage",
    file: wages,
    change: ["35-2012,us", "35-2012,wa"],
    toldOf: "roles/ships-cook.yml",
    line: "occupation: 35-2012",
    field: "pay.occupation",
    says: 'figures/wages.csv has no national wage for "35-2012"',
  },
  {
    name: "a role whose occupation is not there",
    file: captain,
    change: ["occupation: 53-5021", "occupation: 53-5022"],
    line: "occupation: 53-5022",
    field: "pay.occupation",
    says: 'there is no occupation "53-5022"; did you mean "53-5021"?',
  },
  {
    name: "a wage at a place that is not there",
    file: wages,
    change: [",seattle-wa,", ",seatle-wa,"],
    line: "seatle-wa",
    field: "place",
    says: 'there is no place "seatle-wa"; did you mean "seattle-wa"?',
  },
  {
    name: "a wage from a source that is not there",
    file: wages,
    change: ["34000,,,,,wages-2025", "34000,,,,,wages-2015"],
    line: "wages-2015",
    field: "source",
    says: 'there is no source "wages-2015"; did you mean "wages-2025"?',
  },
  {
    name: "a wage without a year",
    file: wages,
    change: ["51-3011,us,May 2025", "51-3011,us,last May"],
    line: "last May",
    field: "period",
    says: 'a period names its year, as in "May 2025"',
  },
  {
    name: "a wage that stands there twice",
    file: wages,
    change: [",seattle-wa,", ",wa,"],
    line: "53-5011,wa,May 2025,,,,,60000",
    field: "occupation, place, period",
    says: '"53-5011 wa May 2025" stands here twice, first on line 3',
  },
  {
    name: "percentiles that do not rise",
    file: wages,
    change: ["33000,40000,49000", "33000,49000,40000"],
    line: "49000,40000",
    field: "p10, p25, median, p75, p90",
    says: "the percentiles do not rise: are two cells swapped?",
  },
  {
    name: "an occupation code used twice",
    file: "figures/occupations.csv",
    change: ["51-3011", "35-2012"],
    line: "baker,35-2012",
    field: "code",
    says: '"35-2012" stands here twice, first on line 4',
  },
  {
    name: "an outlook of an occupation that is not there",
    file: "figures/outlook.csv",
    change: ["53-5011,", "53-5011+53-9999,"],
    line: "53-9999",
    field: "occupation",
    says: 'there is no occupation "53-9999"',
  },
  {
    name: "pay by setting from a source that is not there",
    file: "figures/settings-pay.csv",
    change: ["wages-2025", "hearsay"],
    line: "hearsay",
    field: "source",
    says: 'there is no source "hearsay"',
  },
  {
    name: "a fact whose sum cannot be read",
    file: "figures/facts.csv",
    change: [",150,", ",about 150,"],
    line: "about 150",
    field: "value",
    says: 'a sum in usd is written "225", or "85-95" for a range',
  },
  {
    name: "a fact from one source that is there and one that is not",
    file: "figures/facts.csv",
    change: [",papers,", ",papers;peppers,"],
    line: "peppers",
    field: "source",
    says: 'there is no source "peppers"; did you mean "papers"?',
  },
  {
    name: "a state without a licence row",
    file: "figures/licences.csv",
    change: [/^ak,.*\n/m, ""],
    field: "place",
    says: 'there is no row for "ak"; "unknown" is an honest answer',
  },
  {
    name: "a licence row for a state that is not there",
    file: "figures/licences.csv",
    change: [/^ak,/m, "or,"],
    line: "or,",
    field: "place",
    says: 'there is no state "or"',
  },
];

describe("reported, with file, line, field and cure:", () => {
  test.each(reported)("$name", expectReported);
});

test("an entry overdue for review keeps nothing from starting", () => {
  const { knowledge, problems } = readKnowledge(knowledgeFolder(), new Date("2028-01-01"));
  expect(knowledge).toBeDefined();
  expect(problems.length).toBeGreaterThan(3);
  expect(problems.every(({ warning }) => warning)).toBe(true);
});

describe("npm run check:knowledge", () => {
  const project = join(import.meta.dirname, "../..");
  const check = (...args: string[]) =>
    spawnSync(join(project, "node_modules/.bin/node"), [join(project, "src/programs/check-knowledge.ts"), ...args], {
      cwd: project,
      encoding: "utf8",
    });

  test("ends well on a good folder, and says what it holds", () => {
    const { status, stdout } = check(knowledgeFolder());
    expect(stdout).toMatch(/is in order: 4 roles, 1 guides, 1 terms, 3 sources, \d+ figures, \d+ warnings\n$/);
    expect(status).toBe(0);
  });

  test("ends with 1 and every problem, and puts nothing out, when there are some", () => {
    const folder = knowledgeFolder({
      [captain]: (text) => text.replace("family: officers", "family: officer"),
      [wages]: (text) => text.replace(",49000,", ",49k,"),
    });
    const { status, stdout, stderr } = check(folder);
    expect(stderr).toContain(
      `roles/captain.yml:3\n✖ there is no family "officer" in field.yml; did you mean "officers"?`,
    );
    expect(stderr).toContain("figures/wages.csv:2\n✖ a wage is whole dollars");
    expect(stderr).toMatch(/\n2 problems\n$/);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  });

  test("ends with 1 when there is no such folder", () => {
    const { status, stderr } = check("/nowhere/at-all");
    expect(stderr).toContain("there is no such folder; is the path right?");
    expect(status).toBe(1);
  });
});
