import { scaleQuantile } from "d3-scale";
import { type Citing, cited, citing } from "../answers/citations.ts";
import { placeName } from "../answers/titles.ts";
import { newestMedian, type PlacedWage, rankedWages } from "../answers/wages.ts";
import type { WageRow } from "../knowledge/figures-schema.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Html, html } from "../present/html.ts";
import { capitalized, dollars } from "../text/format.ts";
import { notes, width } from "./frame.ts";
import type { Picture } from "./picture.ts";
import { line, round } from "./text-layout.ts";

/** With figures for fewer states a map or a ranking is not drawn. */
const minPlaces = 10;
const steps = [0, 1, 2, 3, 4];
const maxNamedAtEachEnd = 5;

/** What is paid where: which occupation, and which place was asked about. */
export type PlacesRequest = {
  readonly of: string;
  readonly title: string;
  readonly occupation: string;
  readonly place?: string | undefined;
  readonly says: readonly string[];
};

/** Pay by state: a map of tiles, one a state, and the states as bars. */
export function placePictures(asked: PlacesRequest, knowledge: Knowledge): Picture[] {
  const { states } = rankedWages(knowledge, asked.occupation);
  if (states.length < minPlaces) return [];
  const national = newestMedian(knowledge, asked.occupation, "us");
  return [...mapPictures(asked, states, national, knowledge), rankingPicture(asked, states, national, knowledge)];
}

const thousands = ({ dollars: amount, orMore }: PlacedWage["median"]): string =>
  `$${Math.round(amount / 1000)}k${orMore ? "+" : ""}`;

function mapPictures(
  asked: PlacesRequest,
  states: readonly PlacedWage[],
  national: WageRow | undefined,
  knowledge: Knowledge,
): Picture[] {
  const tiles = tilesOf(knowledge);
  if (tiles.length === 0) return [];
  const sources = citing(knowledge);
  const columns = 1 + Math.max(...tiles.map(({ column }) => column));
  const rows = 1 + Math.max(...tiles.map(({ row }) => row));
  const size = width / columns;
  const paid = new Map(states.map((one) => [one.place, one]));
  const step: Quantile = scaleQuantile(
    states.map(({ median }) => median.dollars),
    steps,
  );
  const drawn = tiles.map((tile) => drawTile(tile, size, paid.get(tile.id), step, tile.id === asked.place));
  const bottom = rows * size + 8;
  const below = notes(
    [
      "Pay in the middle, a year. A tile with a dash: no figure is published.",
      ...asked.says,
      sourceNote(states, knowledge, sources),
    ],
    bottom + 44,
  );
  return [
    {
      kind: "places",
      of: asked.of,
      title: asked.title,
      alt: inWords(asked, states, national, knowledge),
      sources: sources.sources(),
      width,
      height: Math.ceil(bottom + 44 + below.height),
      drawing: html`${drawn}${legend(step, states, bottom)}${below.drawn}`,
    },
  ];
}

/** Which of the five steps of color a wage in dollars a year has. */
type Quantile = ReturnType<typeof scaleQuantile<number>>;

/** A state's square on the map, counted from the upper left. */
type Tile = { readonly id: string; readonly column: number; readonly row: number };

const tilesOf = ({ places }: Knowledge): readonly Tile[] =>
  [...places].flatMap(([id, { tile }]) => (tile ? [{ id, ...tile }] : []));

/** A state's code and pay on its color. @param size of a tile with the gap beside it, in pixels */
function drawTile(
  { id, column, row }: Tile,
  size: number,
  wage: PlacedWage | undefined,
  step: Quantile,
  isAsked: boolean,
): Html {
  const [x, y] = [column * size + 1.5, row * size + 1.5];
  const side = round(size - 3);
  const fill = wage ? `pic-step-${step(wage.median.dollars)}` : "pic-none";
  const ink = wage ? `pic-on-${step(wage.median.dollars)}` : "pic-soft";
  const middle = x + (size - 3) / 2;
  return html`<rect class="${fill}" x="${round(x)}" y="${round(y)}" width="${side}" height="${side}" rx="4"/>${line(id.toUpperCase(), [middle, y + 17], { size: 14, className: ink, anchor: "middle", isBold: true })}${line(wage ? thousands(wage.median) : "–", [middle, y + 33], { size: 12.5, className: ink, anchor: "middle" })}${isAsked ? html`<rect class="pic-asked" x="${round(x)}" y="${round(y)}" width="${side}" height="${side}" rx="4"/>` : undefined}`;
}

function legend(step: Quantile, states: readonly PlacedWage[], top: number): Html {
  const each = width / steps.length;
  return html`${steps.map((at) => {
    const some = states.filter(({ median }) => step(median.dollars) === at).map(({ median }) => median.dollars);
    if (some.length === 0) return html``;
    const k = (amount: number) => `$${Math.round(amount / 1000)}k`;
    const [low, high] = [k(Math.min(...some)), k(Math.max(...some))];
    return html`<rect class="pic-step-${at}" x="${round(at * each)}" y="${round(top)}" width="${round(each - 3)}" height="14" rx="3"/>${line(low === high ? low : `${low}–${high.slice(1)}`, [at * each + (each - 3) / 2, top + 31], { size: 13, className: "pic-soft", anchor: "middle" })}`;
  })}`;
}

const rowHeight = 24;

/** Two columns, so that all of it is seen at once; the whole country stands where it belongs among them. */
function rankingPicture(
  asked: PlacesRequest,
  states: readonly PlacedWage[],
  national: WageRow | undefined,
  knowledge: Knowledge,
): Picture {
  const sources = citing(knowledge);
  const whole = national?.median && { place: "us", median: national.median, row: national };
  const all = [...states, ...(whole ? [whole] : [])].sort((a, b) => b.median.dollars - a.median.dollars);
  const highest = all[0]?.median.dollars ?? 1;
  const perColumn = Math.ceil(all.length / 2);
  const column = (width - 16) / 2;
  const drawn = all.map(({ place, median }, at) => {
    const x = at < perColumn ? 0 : column + 16;
    const y = (at % perColumn) * rowHeight;
    const isMarked = place === asked.place || place === "us";
    const name = place === "us" ? "United States" : (knowledge.places.get(place)?.name ?? place);
    const length = round((median.dollars / highest) * column);
    return html`<rect class="${isMarked ? "pic-warm" : "pic-bar"}" x="${round(x)}" y="${y + 1}" width="${length}" height="${rowHeight - 3}" rx="3"/>${line(name, [x + 6, y + 17], { size: 14, isBold: isMarked })}${line(`$${Math.round(median.dollars / 100) / 10}k${median.orMore ? "+" : ""}`, [x + column - 2, y + 17], { size: 14, anchor: "end", isBold: isMarked })}`;
  });
  const bottom = perColumn * rowHeight + 6;
  const below = notes(
    ["Pay in the middle, a year, highest first.", ...asked.says, sourceNote(all, knowledge, sources)],
    bottom,
  );
  return {
    kind: "ranking",
    of: asked.of,
    title: `${asked.title}, highest first`,
    alt: inWords(asked, states, national, knowledge),
    sources: sources.sources(),
    width,
    height: Math.ceil(bottom + below.height),
    drawing: html`${drawn}${below.drawn}`,
  };
}

function inWords(
  { title, place, says }: PlacesRequest,
  states: readonly PlacedWage[],
  national: WageRow | undefined,
  knowledge: Knowledge,
): string {
  const listOf = (some: readonly PlacedWage[]) =>
    some.map(({ place: one, median }) => `${capitalized(placeName(one, knowledge))} ${dollars(median)}`).join(", ");
  const at = states.findIndex((one) => one.place === place);
  const [one] = at < 0 ? [] : states.slice(at, at + 1);
  return [
    `${title}, in the middle, a year.`,
    one
      ? `${capitalized(placeName(one.place, knowledge))}: ${dollars(one.median)}, place ${at + 1} of ${states.length}.`
      : "",
    national?.median ? `United States: ${dollars(national.median)}.` : "",
    `Highest: ${listOf(states.slice(0, maxNamedAtEachEnd))}.`,
    `Lowest: ${listOf(states.slice(-maxNamedAtEachEnd))}.`,
    ...says,
    sourceNote(states, knowledge, citing(knowledge)),
  ]
    .filter(Boolean)
    .join(" ");
}

function sourceNote(some: readonly PlacedWage[], knowledge: Knowledge, { cite }: Citing): string {
  cite(some.map(({ row }) => row.source));
  return `Source: ${[...new Set(some.map(({ row }) => cited(row, knowledge)))].join("; ")}.`;
}
