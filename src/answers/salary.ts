import type { Answer, Block } from "../answer.ts";
import type { WageRow } from "../knowledge/figures-schema.ts";
import { type Knowledge, wagesAt } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { capitalized, count, dollars, dollarsAndCents } from "../text/format.ts";
import { type Citing, cited, citing } from "./citations.ts";
import { nextFor } from "./next-questions.ts";
import type { RoleAddress } from "./section.ts";
import { choiceOf, placeName, titleOf } from "./titles.ts";
import { countedAs, metrosOf, newestMedian, placedText, rankedWages } from "./wages.ts";

/** Places shown at each end of a ranking. */
const ranksShown = 5;

/** What a role earns: in the country, a state or a metro area. */
export function salaryAnswer(address: RoleAddress, role: Role, knowledge: Knowledge): Answer {
  const sources = citing(knowledge);
  const place = address.place ?? "us";
  const own = newestMedian(knowledge, role.pay.occupation, place);
  const national = newestMedian(knowledge, role.pay.occupation, "us");
  const counted = countedAs(role, knowledge);
  const figures: Block[] =
    counted.how === "closest"
      ? onlyMarker(own ?? national, counted.group, role, knowledge, sources)
      : own
        ? published(own, national, role, knowledge, sources)
        : notPublished(place, national, role, knowledge, sources);
  const inCountry: Block[] =
    place === "us" && counted.how !== "closest"
      ? [
          ...extremes(role, knowledge, sources),
          ...trend(role, knowledge, sources),
          ...bySetting(role, knowledge, sources),
        ]
      : [];
  const blocks: Block[] = [...figures, ...inCountry, ...whatElse(role, sources)];
  return {
    kind: "answer",
    address,
    title: titleOf(address, knowledge),
    roles: [address.role],
    blocks,
    sources: sources.sources(),
    next: [
      ...(place === "us" ? [] : [choiceOf({ topic: "salary", role: address.role }, knowledge)]),
      ...nextFor(address, role, knowledge),
    ].slice(0, 4),
  };
}

/** A role that no code counts gets no figure as its own, only a marker, and says what it is. */
function onlyMarker(
  row: WageRow | undefined,
  group: string,
  role: Role,
  knowledge: Knowledge,
  { cite }: Citing,
): Block[] {
  const none = `No official figure counts ${role.plural}.`;
  if (row?.median === undefined) return [{ type: "lead", text: none }];
  cite([row.source]);
  const where = row.place === "us" ? "" : ` in ${placeName(row.place, knowledge)}`;
  const marker = `The closest group, ${group}, earns ${dollars(row.median)} a year in the middle${where} (${cited(row, knowledge)}); that is a rough marker only.`;
  return [{ type: "lead", text: `${none} ${marker}` }];
}

/** The figure of the place, with its range, beside the national one. */
function published(
  row: WageRow,
  national: WageRow | undefined,
  role: Role,
  knowledge: Knowledge,
  { cite }: Citing,
): Block[] {
  cite([row.source]);
  const { median } = row;
  if (median === undefined) return [];
  const where = row.place === "us" ? "In the United States" : `In ${placeName(row.place, knowledge)}`;
  // The survey caps what it publishes: when the middle is capped the rest of the row says nothing more.
  const range =
    !median.orMore && row.p10 && row.p90
      ? ` The lowest-paid tenth earn less than ${dollars(row.p10)}, the best-paid tenth more than ${dollars({ ...row.p90, orMore: false })}.`
      : "";
  const lead = `${who(where, role, knowledge)} ${dollars(median)} a year in the middle (${cited(row, knowledge)}): half earn more, half less.${range}`;
  const blocks: Block[] = [{ type: "lead", text: lead }];
  if (median.orMore) {
    blocks.push({
      type: "note",
      text: `The survey publishes no exact figure at or above ${dollars({ ...median, orMore: false })} a year (${cited(row, knowledge)}).`,
    });
    if (national && row.place !== "us") blocks.push({ type: "facts", items: [nationally(national, knowledge, cite)] });
    return blocks;
  }
  const beside = row.place === "us" ? undefined : national;
  if (beside) cite([beside.source]);
  const cells = (key: "p10" | "p25" | "median" | "p75" | "p90"): string[] =>
    [row, ...(beside ? [beside] : [])].map((one) => (one[key] ? dollars(one[key]) : "not published"));
  blocks.push({
    type: "table",
    title: `Pay a year (${[...new Set([row, ...(beside ? [beside] : [])].map((one) => cited(one, knowledge)))].join("; ")})`,
    columns: [
      "",
      row.place === "us" ? "United States" : capitalized(placeName(row.place, knowledge)),
      ...(beside ? ["United States"] : []),
    ],
    rows: [
      ["Lowest tenth, below", ...cells("p10")],
      ["Lower quarter, below", ...cells("p25")],
      ["Middle", ...cells("median")],
      ["Upper quarter, above", ...cells("p75")],
      ["Best-paid tenth, above", ...cells("p90")],
    ],
  });
  const also = [
    ...(row.medianHourly
      ? [`By the hour: ${dollarsAndCents(row.medianHourly)} in the middle (${cited(row, knowledge)}).`]
      : []),
    ...(row.mean
      ? [
          `On average: ${dollars(row.mean)} a year (${cited(row, knowledge)}); a few high wages lift an average above the middle.`,
        ]
      : []),
    ...(row.employment ? [`People in these jobs there: ${count(row.employment)} (${cited(row, knowledge)}).`] : []),
  ];
  if (also.length > 0) blocks.push({ type: "facts", items: also });
  if (row.confidence !== "high") blocks.push({ type: "note", text: `How sure: ${row.confidence}. ${row.note}`.trim() });
  return blocks;
}

/** "In Texas, bakers earn": whom the figure is about, said before it. */
function who(where: string, role: Role, knowledge: Knowledge): string {
  const { how, group } = countedAs(role, knowledge);
  return how === "among" ? `${where}, ${group}, ${role.plural} among them, earn` : `${where}, ${role.plural} earn`;
}

const nationally = (national: WageRow, knowledge: Knowledge, cite: Citing["cite"]): string => {
  cite([national.source]);
  return `In the whole country: ${national.median ? dollars(national.median) : "not published"} a year in the middle (${cited(national, knowledge)}).`;
};

/** No figure for the place: says so, and gives the national one and the nearest. */
function notPublished(
  place: string,
  national: WageRow | undefined,
  role: Role,
  knowledge: Knowledge,
  { cite }: Citing,
): Block[] {
  const { occupation } = role.pay;
  const name = placeName(place, knowledge);
  const metro = knowledge.metros.get(place);
  const states = metro ? metro.states.split(";") : [place];
  const averages = [place, ...states].flatMap((one) =>
    wagesAt(knowledge, occupation, one)
      .filter(({ mean, median }) => mean && !median)
      .slice(0, 1),
  );
  const nearby = states.flatMap((state) => {
    const row = metro ? newestMedian(knowledge, occupation, state) : undefined;
    if (row?.median === undefined) return [];
    cite([row.source]);
    return [
      `${capitalized(placeName(state, knowledge))}: ${dollars(row.median)} a year in the middle (${cited(row, knowledge)}).`,
    ];
  });
  const metros = states.flatMap((state) => metrosOf(knowledge, occupation, state));
  const [highest, lowest] = [metros[0], metros.at(-1)];
  const items: string[] = [];
  for (const row of averages) {
    cite([row.source]);
    if (row.mean)
      items.push(
        `An older average for ${placeName(row.place, knowledge)}: ${dollars(row.mean)} a year (${cited(row, knowledge)}).`,
      );
  }
  items.push(...nearby);
  if (highest && lowest) {
    cite([highest.row.source, lowest.row.source]);
    const inState = metro
      ? `metro areas of the same ${states.length > 1 ? "states" : "state"}`
      : `metro areas that reach into ${name}`;
    items.push(
      highest === lowest
        ? `The one ${inState.replace("areas", "area").replace("reach", "reaches")}: ${placedText(highest, knowledge)} a year in the middle.`
        : `Among ${metros.length} ${inState}, the middle runs from ${dollars(lowest.median)} in ${placeName(lowest.place, knowledge)} to ${dollars(highest.median)} in ${placeName(highest.place, knowledge)} (${cited(highest.row, knowledge)}). Towns only, not a state figure.`,
    );
  }
  const whole = national ? nationally(national, knowledge, cite) : "No national figure is published either.";
  return [
    { type: "lead", text: `We hold no ${metro ? "metro" : "state"} figure for ${role.plural} in ${name}. ${whole}` },
    ...(items.length > 0 ? [{ type: "facts" as const, title: "The nearest figures", items }] : []),
  ];
}

/** The editions before, so that a person sees where it goes. */
function trend(role: Role, knowledge: Knowledge, { cite }: Citing): Block[] {
  const rows = wagesAt(knowledge, role.pay.occupation, "us").filter(({ median }) => median);
  if (rows.length < 2) return [];
  cite(rows.map(({ source }) => source));
  const items = rows.map(
    (row) => `${row.period}: ${row.median ? dollars(row.median) : ""} a year in the middle (${cited(row, knowledge)}).`,
  );
  return [{ type: "facts", title: "Edition by edition", items }];
}

/** Where pay is highest and lowest: by state, or by metro area where states are not published. */
function extremes(role: Role, knowledge: Knowledge, { cite }: Citing): Block[] {
  const { states, metros } = rankedWages(knowledge, role.pay.occupation);
  const byState = states.length >= ranksShown * 2;
  const places = byState ? states : metros;
  if (places.length < 2) return [];
  const top = places.slice(0, ranksShown);
  const bottom = places.slice(-ranksShown).filter((one) => !top.includes(one));
  cite([...top, ...bottom].map(({ row }) => row.source));
  const kind = byState ? "states" : "metro areas";
  return [
    { type: "facts", title: `Highest-paid ${kind}`, items: top.map((one) => placedText(one, knowledge)) },
    ...(bottom.length > 0
      ? [
          {
            type: "facts" as const,
            title: `Lowest-paid ${kind}`,
            items: bottom.map((one) => placedText(one, knowledge)),
          },
        ]
      : []),
    ...(byState
      ? []
      : [
          {
            type: "note" as const,
            text: "We hold no full table of states for this occupation, so these are metro areas; pay differs a lot from place to place.",
          },
        ]),
  ];
}

function bySetting(role: Role, knowledge: Knowledge, { cite }: Citing): Block[] {
  const rows = knowledge.settingPay.get(role.pay.occupation) ?? [];
  if (rows.length === 0) return [];
  cite(rows.map(({ source }) => source));
  const items = rows.flatMap((row) =>
    row.median
      ? [`${capitalized(row.setting)}: ${dollars(row.median)} a year in the middle (${cited(row, knowledge)}).`]
      : [],
  );
  return [{ type: "facts", title: "By employer", items }];
}

function whatElse(role: Role, { cite, filled }: Citing): Block[] {
  cite(role.pay.sources);
  return [
    ...(role.pay.covers ? [{ type: "note" as const, text: filled(role.pay.covers) }] : []),
    ...(role.pay.facts.length > 0
      ? [{ type: "facts" as const, title: "Good to know", items: role.pay.facts.map(filled) }]
      : []),
  ];
}
