import type { Address } from "../address.ts";
import type { Answer, Block } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { comparedBy } from "../knowledge/parts.ts";
import { about, capitalized, dollars, listed } from "../text/format.ts";
import { type Citing, cited, citing } from "./citations.ts";
import { choiceOf, outsideOccupation, placeName, subjectName, titleOf } from "./titles.ts";
import { countedAs, newestMedian } from "./wages.ts";

/** Two to six subjects side by side: roles, or an occupation outside the field as far as figures go; pay as in a place. */
export function compareAnswer(
  address: Extract<Address, { topic: "compare" }>,
  knowledge: Knowledge,
): Answer | undefined {
  if (new Set(address.subjects).size < address.subjects.length) return undefined;
  const place = address.place ?? "us";
  const subjects = address.subjects.map((id) => subjectOf(id, place, knowledge));
  if (subjects.some((subject) => subject === undefined)) return undefined;
  const known = subjects.filter((subject) => subject !== undefined);
  if (address.part !== undefined && !known.some(({ role }) => role && comparedBy(role, address.part ?? ""))) {
    return undefined;
  }
  const sources = citing(knowledge);
  const roles = known.filter(({ role }) => role);
  const blocks: Block[] = [
    ...aspectLead(address.part, known, sources),
    {
      type: address.part === undefined ? "lead" : "note",
      text: [payLead(known, knowledge, sources), timeLead(known)].filter(Boolean).join(" "),
    },
    ...known.map((subject) => introduction(subject, sources)),
    {
      type: "table",
      title: `Side by side (pay: ${periods(known, knowledge)})`,
      columns: ["", ...known.map(({ name }) => capitalized(name))],
      rows: rowsOf(known, knowledge, sources),
    },
    ...confusions(known),
    ...payNotes(known, sources),
  ];
  const ids = roles.map(({ id }) => id);
  return {
    kind: "answer",
    address,
    title: titleOf(address, knowledge),
    roles: ids,
    blocks,
    sources: sources.sources(),
    next: [
      ...ids.slice(0, 2).map((role) => choiceOf({ topic: "requirements", role }, knowledge)),
      ...ids.slice(0, 2).map((role) => choiceOf({ topic: "work-life", role }, knowledge)),
    ],
  };
}

/** What each entry says of the one thing that they are compared by, role by role; and of whom nothing is said. */
function aspectLead(aspect: string | undefined, known: readonly Compared[], { cite, filled }: Citing): Block[] {
  if (aspect === undefined) return [];
  const says = known.map(({ role, name }) => {
    const part = role && comparedBy(role, aspect);
    if (part === undefined) return `${capitalized(name)}: nothing is written about this yet.`;
    cite(part.sources);
    return `${capitalized(name)}: ${filled(part.says)}`;
  });
  return [{ type: "lead", text: says.join(" ") }];
}

type Compared = NonNullable<ReturnType<typeof subjectOf>>;

function subjectOf(id: string, place: string, knowledge: Knowledge) {
  const role = knowledge.roles.get(id);
  const outside = outsideOccupation(id, knowledge);
  const occupation = role?.pay.occupation ?? outside?.code;
  if (occupation === undefined) return undefined;
  const plural = role?.plural ?? outside?.plural ?? id;
  const wage = newestMedian(knowledge, occupation, place);
  return { id, role, occupation, place, wage, name: subjectName(id, knowledge), plural };
}

/** What a subject is, and who tends to like it. */
function introduction({ role, name }: Compared, { cite, filled }: Citing): Block {
  const title = capitalized(name);
  if (role === undefined) {
    const says = `${title}: a job outside this field, so I only know the figures I was given.`;
    return { type: "facts", title, items: [filled(says)] };
  }
  cite(role.overview.sources);
  return { type: "facts", title, items: [filled(role.overview.says), filled(role.overview.fit.says)] };
}

const payNotes = (known: readonly Compared[], { filled }: Citing): Block[] =>
  known.flatMap(({ role }) =>
    role?.pay.covers && !role.pay.closest
      ? [{ type: "note" as const, text: `Pay of ${role.plural}: ${filled(role.pay.covers)}` }]
      : [],
  );

/** Who earns more, in a sentence; or why nobody can tell. */
function payLead(known: readonly Compared[], knowledge: Knowledge, { cite }: Citing): string {
  const paid = known.flatMap((one) => {
    if (one.role && countedAs(one.role, knowledge).how === "closest") return [];
    return one.wage?.median ? [{ ...one, wage: one.wage, median: one.wage.median }] : [];
  });
  const place = known[0]?.place ?? "us";
  const where = place === "us" ? "" : ` in ${placeName(place, knowledge)}`;
  const inMiddle = `In the middle${where}`;
  const unpaid = known.filter((one) => !paid.some(({ id }) => id === one.id));
  const silent =
    unpaid.length > 0
      ? ` I hold no figure that counts just ${listed(
          unpaid.map(({ plural }) => plural),
          "or",
        )}${where}.`
      : "";
  cite(paid.map(({ wage }) => wage.source));
  const [first, ...others] = paid.sort((a, b) => b.median.dollars - a.median.dollars);
  if (first === undefined) return silent.trim();
  const name = (one: (typeof paid)[number]) =>
    one.role && countedAs(one.role, knowledge).how === "among"
      ? `${one.plural} (counted with ${countedAs(one.role, knowledge).group})`
      : one.plural;
  const figure = ({ median, wage }: (typeof paid)[number]) => `${dollars(median)} a year (${cited(wage, knowledge)})`;
  if (others.length === 0) return `${inMiddle} ${name(first)} earn ${figure(first)}.${silent}`;
  if (paid.every(({ occupation }) => occupation === first.occupation)) {
    return `Their pay is counted together: ${figure(first)} in the middle${where} for ${listed(paid.map(({ plural }) => plural))} alike.${silent}`;
  }
  return `${inMiddle} ${name(first)} earn ${others.length > 1 ? "the most" : "more"}, ${figure(first)}; ${listed(others.map((one) => `${name(one)} ${figure(one)}`))}.${silent}`;
}

/** How long each takes from high school, the shortest first; nothing where that is known of one alone. */
function timeLead(known: readonly Compared[]): string {
  const timed = known.flatMap(({ name, role }) => (role ? [{ name, years: role.yearsToEnter }] : []));
  const [first, ...others] = timed.sort((a, b) => a.years.from - b.years.from || a.years.to - b.years.to);
  if (first === undefined || others.length === 0) return "";
  const isAlike = others.every(({ years }) => about(years) === about(first.years));
  if (isAlike) return `Each takes ${about(first.years)} from high school.`;
  const each = timed.map(({ name, years }) => `${name} ${about(years)}`);
  return `Time to get there from high school: ${each.join(", ")}.`;
}

const periods = (known: readonly Compared[], knowledge: Knowledge): string =>
  [...new Set(known.flatMap(({ wage }) => (wage ? [cited(wage, knowledge)] : [])))].join("; ") || "no figure";

const notHere = "not covered here";

function rowsOf(known: readonly Compared[], knowledge: Knowledge, { cite }: Citing): string[][] {
  const growth = ({ occupation }: Compared): string => {
    const rows = knowledge.outlook.get(occupation) ?? [];
    const row = [...rows].sort((a, b) => b.period.localeCompare(a.period)).find((one) => one.growth !== undefined);
    if (row === undefined) return "no projection found";
    cite(row.source);
    return `${(row.growth ?? 0) > 0 ? "+" : ""}${row.growth}% (${row.period})`;
  };
  const glance = (key: "schooling" | "credential" | "people" | "hours" | "hazards") => (one: Compared) =>
    one.role?.glance[key] ?? notHere;
  const row = (title: string, cell: (one: Compared) => string): string[] => [title, ...known.map(cell)];
  return [
    row("Pay in the middle", (one) => {
      if (one.role && countedAs(one.role, knowledge).how === "closest") return "no figure of its own";
      const median = one.wage?.median;
      return median ? `${dollars(median)} a year` : "no figure";
    }),
    row("Most earn between", (one) => {
      if (one.role && countedAs(one.role, knowledge).how === "closest") return "no figure of its own";
      const { wage } = one;
      return wage?.p10 && wage.p90 ? `${dollars(wage.p10)} and ${dollars(wage.p90)}` : "no figure";
    }),
    row("Growth", growth),
    row("Schooling", glance("schooling")),
    row("Time to get there", ({ role }) => (role ? about(role.yearsToEnter) : notHere)),
    row("Credential", glance("credential")),
    row("People", glance("people")),
    row("Hours", glance("hours")),
    row("Hazards", glance("hazards")),
  ];
}

/** Where the two are mixed up, the line that tells them apart. */
const confusions = (known: readonly Compared[]): Block[] =>
  known
    .flatMap(({ role }) => role?.confusedWith.filter((other) => known.some(({ id }) => id === other.role)) ?? [])
    .slice(0, 1)
    .map(({ says }) => ({ type: "note", text: says }));
