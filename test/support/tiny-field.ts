import type { z } from "zod";
import { type RoleTopic, roleTopics } from "../../src/address.ts";
import type {
  factRow,
  licenseRow,
  metroRow,
  occupationRow,
  outlookRow,
  settingPayRow,
  wageRow,
} from "../../src/knowledge/figures-schema.ts";
import { partsByTopic } from "../../src/knowledge/parts.ts";
import type { fieldSchema } from "../../src/knowledge/schemas/field.ts";
import type { filtersSchema } from "../../src/knowledge/schemas/filters.ts";
import type { guideSchema } from "../../src/knowledge/schemas/guide.ts";
import type { placesSchema } from "../../src/knowledge/schemas/places.ts";
import type { roleSchema } from "../../src/knowledge/schemas/role.ts";
import type { sourcesSchema } from "../../src/knowledge/schemas/sources.ts";
import type { subjectsSchema } from "../../src/knowledge/schemas/subjects.ts";
import type { termSchema } from "../../src/knowledge/schemas/term.ts";
import type { topicsSchema } from "../../src/knowledge/schemas/topics.ts";
import type { wordsSchema } from "../../src/knowledge/schemas/words.ts";

/** A knowledge folder as an author writes it. */
export type WrittenField = {
  field: z.input<typeof fieldSchema>;
  topics: z.input<typeof topicsSchema>;
  subjects: z.input<typeof subjectsSchema>;
  filters: z.input<typeof filtersSchema>;
  words: z.input<typeof wordsSchema>;
  places: z.input<typeof placesSchema>;
  sources: z.input<typeof sourcesSchema>;
  redirects: Record<string, string>;
  roles: Record<string, z.input<typeof roleSchema>>;
  guides: Record<string, z.input<typeof guideSchema>>;
  terms: Record<string, z.input<typeof termSchema>>;
  wages: z.input<typeof wageRow>[];
  occupations: z.input<typeof occupationRow>[];
  metros: z.input<typeof metroRow>[];
  outlook: z.input<typeof outlookRow>[];
  licences: z.input<typeof licenseRow>[];
  settingPay: z.input<typeof settingPayRow>[];
  facts: z.input<typeof factRow>[];
};

const reviewed = "2026-11-01";
const part = (says: string) => ({ says, sources: ["unsourced"] });

/** A role of which nothing is known but its name: what a test does not speak of. */
export function plainRole(id: string): WrittenField["roles"][string] {
  const name = id.replaceAll("-", " ");
  return {
    ...{ name, plural: `${name}s`, family: "crew", reviewed },
    glance: {
      schooling: "On board",
      credential: "Mariner's papers",
      people: "None",
      hours: "Watches of four hours",
      hazards: "Weather and heavy gear",
    },
    yearsToEnter: { from: 0, to: 1 },
    stateLicence: false,
    overview: {
      ...part(`A ${name} works aboard a ship.`),
      fit: part(`It suits people who like the sea.`),
      worth: part("It is worth it to those who can be away for months."),
    },
    duties: { ...part(`A ${name} keeps watch and keeps the ship in order.`), day: part("Four hours on, eight off.") },
    requirements: {
      ...part(`A ${name} needs papers and good health.`),
      schooling: part("Training on board is enough."),
      prerequisites: part("You need to be eighteen."),
      difficulty: part("Knots are learned in a week."),
      accreditation: part("The coast guard approves the courses."),
      certification: part("There is a written exam on safety."),
      licence: part("The law asks for papers on larger ships."),
      upkeep: part("Papers are renewed every five years."),
    },
    workLife: {
      ...part(`A ${name} lives where the work is.`),
      hours: part("Watches go round the clock."),
      call: part("All hands can be called at any time."),
      body: part("It is heavy work in any weather."),
      safety: part("Falls are the usual danger; a harness helps."),
      settings: part("Freighters, ferries and tugs."),
      stress: part("Being away from home is the hard part."),
    },
    advancement: part(`A ${name} can rise with sea time.`),
    outlook: { ...part("Ships will need crews."), automation: part("Engines are watched from the bridge now.") },
    pay: { occupation: "53-5011" },
  };
}

export const plainGuide = (id: string): WrittenField["guides"][string] => ({
  title: `${id.replaceAll("-", " ")}?`,
  asked: [`tell me of ${id}`, `what about ${id} at sea`],
  ...part("It depends on the ship."),
  reviewed,
});

export const plainTerm = (id: string): WrittenField["terms"][string] => ({
  name: id.replaceAll("-", " "),
  ...part("A word of the sea."),
  reviewed,
});

export const plainSource = (id: string): WrittenField["sources"][string] => ({
  title: `What ${id} says`,
  publisher: "Harbour office",
  url: `https://harbour.example/${id}`,
  asOf: "2026",
});

export const plainRows = {
  wages: {
    ...{ occupation: "53-5011", place: "us", period: "May 2025", employment: "", mean: "" },
    ...{ p10: "", p25: "", median: "", p75: "", p90: "", medianHourly: "" },
    ...{ note: "", source: "wages-2025", confidence: "high" },
  },
  occupations: { id: "", code: "", title: "", name: "", plural: "", names: "", outside: "no" },
  metros: { id: "", title: "", states: "", area: "" },
  outlook: {
    ...{ occupation: "53-5011", period: "2025-35", baseJobs: "", projectedJobs: "", growth: "", newJobs: "" },
    ...{ openings: "", note: "", source: "wages-2025", confidence: "high" },
  },
  licences: {
    ...{ place: "", required: "no", kind: "none", body: "", bodyConfidence: "", limitedPermit: "" },
    ...{ extraRule: "", note: "", conflict: "", asOf: "2026", source: "papers", confidence: "medium" },
  },
  settingPay: {
    ...{ occupation: "53-5011", setting: "", median: "", period: "May 2025" },
    ...{ source: "wages-2025", confidence: "high" },
  },
  facts: { id: "", value: "", unit: "", period: "2026", source: "papers", confidence: "high", note: "" },
} as const satisfies { [Table in keyof WrittenField]?: WrittenField[Table] extends (infer Row)[] ? Row : never };

/** How people ask for each topic, and for each closer look. */
const asked: Readonly<Record<RoleTopic, { title: string; asked: string[] }>> = {
  overview: {
    title: "{role}: overview",
    asked: ["tell me about deckhands", "what is a captain", "what do i have to know about being a sailor"],
  },
  duties: {
    title: "{role}: the work",
    asked: ["what are the duties of a mate", "what does a deckhand do all day", "what work does a captain do"],
  },
  requirements: {
    title: "{role}: what you need",
    asked: ["how do i become a captain", "what do i need to be a deckhand", "qualifications for a first mate"],
  },
  salary: {
    title: "{role}: pay",
    asked: ["how much do captains make", "what does a deckhand earn", "deckhand pay", "salary of a mate in alaska"],
  },
  advancement: {
    title: "{role}: where it leads",
    asked: ["how does a deckhand move up", "promotion for a first mate", "what comes next after captain"],
  },
  outlook: {
    title: "{role}: outlook",
    asked: ["job market for captains", "are deckhands in demand", "what is the outlook for cooks at sea"],
  },
  "work-life": {
    title: "{role}: working life",
    asked: ["what is life like as a deckhand", "working life of a captain", "how often are mates at home"],
  },
};

const partAsked = (name: string) => ({ title: `About ${name}`, asked: [`what about ${name} as a deckhand`, name] });

/** Seafaring, small enough to know by heart. Everything the loader asks for is here, and nothing it would object to. */
export const tinyField: WrittenField = {
  field: {
    name: "seafaring careers",
    welcome: "Ahoy. I answer questions about careers at sea.",
    examples: ["how much does a captain earn?", "what does a deckhand do?", "deckhand or cook?"],
    unknown: "I do not know that one. The harbour office can tell you more.",
    entryRole: "deckhand",
    names: ["seafaring", "the sea", "shipping"],
    licensed: "mariners",
    licenceQuestions: ["Do I need papers of this state for the ship I have in mind?"],
    common: ["deckhand", "first-mate", "captain", "ships-cook"],
    families: { crew: "Crew", officers: "Officers" },
    traits: { nights: ["aboard", "ashore"] },
  },
  topics: {
    ...Object.fromEntries(
      roleTopics.map((topic) => [
        topic,
        { ...asked[topic], parts: Object.fromEntries(partsByTopic[topic].map((name) => [name, partAsked(name)])) },
      ]),
    ),
    compare: {
      title: "{roles}, side by side",
      asked: ["captain or deckhand", "what is the difference between a mate and a cook", "deckhand versus baker"],
    },
    path: {
      title: "From {from} to {to}",
      asked: ["how do i go from deckhand to captain", "can a cook become a mate", "switch from mate to captain"],
    },
    licence: {
      title: "Papers in {place}",
      asked: ["do i need papers in alaska", "what licence does washington ask for", "law on papers in alaska"],
    },
    term: { title: "{term}", asked: ["what does that word mean", "definition of a word"] },
    find: { title: "Careers at sea", asked: ["what jobs are there at sea", "list of jobs", "careers in shipping"] },
  },
  subjects: {
    weather: {
      says: "I know careers, not the weather. The harbour office posts the forecast.",
      asked: [
        "what is the forecast for tomorrow",
        "is there a storm warning",
        "how is the weather",
        "will there be wind",
      ],
      offers: ["overview/deckhand"],
    },
  },
  filters: {
    ashore: {
      title: "nights ashore",
      where: { trait: "nights", is: ["ashore"] },
      names: ["nights ashore", "home every night"],
    },
    quick: { title: "three years or less", yearsAtMost: 3, names: ["under three years"] },
    "best-paid": { title: "best paid first", sort: "pay", names: ["best paid", "highest paid"] },
  },
  words: {
    same: [
      ["mate", "officer"],
      ["ship", "vessel", "boat"],
      ["licence", "license", "papers"],
    ],
  },
  places: {
    states: { ak: { name: "Alaska" }, wa: { name: "Washington", names: ["wash"] } },
    towns: { anacortes: "seattle-wa" },
  },
  sources: {
    unsourced: { title: "Common knowledge at sea", publisher: "nobody", url: "", asOf: "undated" },
    "wages-2025": { ...plainSource("wages-2025"), publisher: "Bureau of Ships", short: "BoS", asOf: "May 2025" },
    papers: plainSource("papers"),
  },
  redirects: { "roles/sailor": "deckhand" },
  roles: {
    deckhand: {
      ...plainRole("deckhand"),
      traits: { nights: "ashore" },
      names: ["able seaman", "sailor"],
      weakNames: ["deck"],
      advancement: {
        ...part("A deckhand can become a mate."),
        leadsTo: [
          { to: "first-mate", takes: "Sea time and a mate's exam.", years: { from: 3, to: 5 }, sources: ["papers"] },
        ],
      },
    },
    "first-mate": {
      ...plainRole("first-mate"),
      family: "officers",
      names: ["chief officer"],
      confusedWith: [{ role: "captain", says: "A first mate runs the deck; a captain runs the ship." }],
      yearsToEnter: { from: 3, to: 6 },
      stateLicence: true,
      advancement: {
        ...part("A first mate can become a captain."),
        leadsTo: [{ to: "captain", takes: "A master's licence.", years: { from: 2, to: 6 }, sources: ["papers"] }],
      },
      pay: { occupation: "53-5021", covers: "The figure counts captains and mates together." },
    },
    captain: {
      ...plainRole("captain"),
      traits: { nights: "ashore" },
      family: "officers",
      names: ["skipper", "shipmaster"],
      notNames: ["captain of a team"],
      yearsToEnter: { from: 6, to: 12 },
      stateLicence: true,
      pay: { occupation: "53-5021", covers: "The figure counts captains and mates together." },
    },
    "ships-cook": {
      ...plainRole("ships-cook"),
      name: "ship's cook",
      traits: { nights: "aboard" },
      plural: "ship's cooks",
      names: ["galley cook"],
      weakNames: ["galley"],
      pay: { occupation: "35-2012" },
    },
  },
  guides: {
    seasick: {
      title: "Can I go to sea if I get seasick?",
      asked: ["i get seasick on boats", "motion sickness and working on a ship"],
      says: "Mostly yes: it passes within days for nearly everyone.",
      facts: ["A medical card costs {medical-card}.", "A deckhand earns {salary/deckhand}."],
      sources: ["papers"],
      next: ["work-life/deckhand/body"],
      reviewed,
    },
  },
  terms: {
    bosun: {
      name: "bosun",
      names: ["boatswain"],
      says: "The deckhand who leads the others.",
      sources: ["unsourced"],
      next: ["overview/deckhand"],
      reviewed,
    },
  },
  occupations: [
    { id: "deckhand", code: "53-5011", title: "Sailors and Marine Oilers", name: "sailor", plural: "sailors" },
    { id: "captain", code: "53-5021", title: "Captains, Mates and Pilots", name: "officer", plural: "officers" },
    { id: "ships-cook", code: "35-2012", title: "Cooks, Institution", name: "cook", plural: "cooks" },
    { id: "baker", code: "51-3011", title: "Bakers", name: "baker", plural: "bakers", outside: "yes" as const },
  ].map((row) => ({ ...plainRows.occupations, ...row })),
  metros: [{ id: "seattle-wa", title: "Seattle, WA", states: "wa", area: "42660" }],
  wages: [
    { occupation: "53-5011", p10: "33000", p25: "40000", median: "49000", p75: "62000", p90: "78000" },
    { occupation: "53-5011", place: "wa", median: "58000" },
    { occupation: "53-5011", place: "seattle-wa", median: "60000" },
    { occupation: "53-5021", p10: "46000", p25: "62000", median: "85000", p75: "120000", p90: "163000" },
    { occupation: "35-2012", median: "36000" },
    { occupation: "51-3011", median: "34000" },
  ].map((row) => ({ ...plainRows.wages, ...row })),
  outlook: [{ ...plainRows.outlook, growth: "2", openings: "3700" }],
  licences: [
    { ...plainRows.licences, place: "ak" },
    { ...plainRows.licences, place: "wa", required: "yes", kind: "mariner's licence", body: "Harbour office" },
  ],
  settingPay: [{ ...plainRows.settingPay, setting: "ferries", median: "56000" }],
  facts: [{ ...plainRows.facts, id: "medical-card", value: "150", unit: "usd" }],
};
