import { placesOf } from "../address.ts";
import type { Answer, Block } from "../answer.ts";
import type { WageRow } from "../knowledge/figures-schema.ts";
import { type Knowledge, wagesAt } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { dollars, listed } from "../text/format.ts";
import { type Citing, cited, citing } from "./citations.ts";
import { nextFor } from "./next-questions.ts";
import { countryPay } from "./salary-country.ts";
import { missingPay } from "./salary-missing.ts";
import { publishedPay } from "./salary-published.ts";
import { payInSeveral } from "./salary-several.ts";
import type { RoleAddress } from "./section.ts";
import { choiceOf, placeName, titleOf } from "./titles.ts";
import { countedAs, newestMedian } from "./wages.ts";

/** What a role earns: in the country, a state or a metro area. */
export function salaryAnswer(address: RoleAddress, role: Role, knowledge: Knowledge): Answer {
  const sources = citing(knowledge);
  const place = address.place ?? "us";
  const newest = newestMedian(knowledge, role.pay.occupation, place);
  const own = address.year === undefined ? newest : (nearestTo(address.year, place, role, knowledge) ?? newest);
  const national = newestMedian(knowledge, role.pay.occupation, "us");
  const counted = countedAs(role, knowledge);
  const figures: Block[] =
    counted.how === "closest"
      ? closestPay(own ?? national, counted.group, role, knowledge, sources)
      : address.otherPlaces !== undefined
        ? payInSeveral(placesOf(address), role, knowledge, sources)
        : own
          ? ofYear(address.year, own, publishedPay(own, national, role, knowledge, sources))
          : missingPay(place, national, role, knowledge, sources);
  const inCountry = place === "us" && counted.how !== "closest" ? countryPay(role, knowledge, sources) : [];
  const blocks: Block[] = [...figures, ...otherTowns(place, knowledge), ...inCountry, ...payNotes(role, sources)];
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

/** The figure of a year; where none is held, the nearest one. */
function nearestTo(year: string, place: string, role: Role, knowledge: Knowledge): WageRow | undefined {
  const distance = ({ period }: WageRow) => Math.abs(Number(year) - Number(/\d{4}/.exec(period)?.[0]));
  const rows = wagesAt(knowledge, role.pay.occupation, place).filter(({ median }) => median);
  return [...rows].sort((a, b) => distance(a) - distance(b))[0];
}

/** What is not held of a year is said first. */
function ofYear(year: string | undefined, { period }: WageRow, blocks: Block[]): Block[] {
  const [lead, ...rest] = blocks;
  if (year === undefined || period.includes(year) || lead?.type !== "lead") return blocks;
  const none = `I hold no figure for ${year}; the nearest is of ${period}.`;
  return [{ type: "lead", text: `${none} ${lead.text}` }, ...rest];
}

/** A town that shares its name says which one it is, and which others there are. */
function otherTowns(place: string, knowledge: Knowledge): Block[] {
  const town = townOf(place, knowledge);
  const others = [...knowledge.metros.keys()].filter((id) => id !== place && townOf(id, knowledge) === town);
  if (town === undefined || others.length === 0) return [];
  const names = listed(others.map((id) => placeName(id, knowledge)));
  return [
    { type: "note", text: `This is ${placeName(place, knowledge)}. There is also ${names}: name the state to get it.` },
  ];
}

/** "Springfield" of "Springfield, MO": the first town of an area. */
const townOf = (place: string, { metros }: Knowledge): string | undefined =>
  metros.get(place)?.title.split(", ")[0]?.split(/[-/]/)[0];

/** A role that no code counts gets no figure as its own, only a marker, and says what it is. */
function closestPay(
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

/** What the entry itself says about pay. */
function payNotes(role: Role, { cite, filled }: Citing): Block[] {
  cite(role.pay.sources);
  return [
    ...(role.pay.covers ? [{ type: "note" as const, text: filled(role.pay.covers) }] : []),
    ...(role.pay.facts.length > 0
      ? [{ type: "facts" as const, title: "Good to know", items: role.pay.facts.map(filled) }]
      : []),
  ];
}
