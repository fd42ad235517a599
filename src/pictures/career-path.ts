import { type Citing, cited, citing } from "../answers/citations.ts";
import { type Step, shortestChain } from "../answers/path.ts";
import { ownWage } from "../answers/wages.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Html, html } from "../present/html.ts";
import { capitalized, dollars, yearsText } from "../text/format.ts";
import { notes, width } from "./frame.ts";
import type { Picture } from "./picture.ts";
import { line, round, widthOf, wrapped } from "./text-layout.ts";

const inset = 14;
const nameStep = 20;
const takesStep = 18;
const arrow = 34;

/** A role on the path, with what the step to it takes; nothing of that where one starts. */
type Stop = {
  readonly name: string;
  readonly takes: string;
  readonly years: string;
  /** What the middle earns; empty where no figure counts the role. */
  readonly pay: string;
};

/** The shortest path from one role to another, one below the other, with what each step takes. */
export function careerPathPicture(of: string, from: string, to: string, knowledge: Knowledge): Picture | undefined {
  const chain = shortestChain(from, to, knowledge);
  if (chain === undefined || chain.length === 0) return undefined;
  const sources = citing(knowledge);
  const { stops, periods } = stopsOf(from, chain, knowledge, sources);
  let top = 0;
  const drawn = stops.map((stop, at) => {
    const one = drawStop(stop, top, { isStart: at === 0, isGoal: at === stops.length - 1 });
    top += one.height;
    return one.drawn;
  });
  const source = periods.length > 0 ? `Pay in the middle, a year (${periods.join("; ")}).` : "";
  const below = notes([source], top + 8);
  const title = `The way from ${knowledge.roles.get(from)?.name ?? from} to ${knowledge.roles.get(to)?.name ?? to}`;
  return {
    kind: "way",
    of,
    title,
    alt: `${title}. ${stops.map(inWords).join(" ")} ${source}`.trim(),
    sources: sources.sources(),
    width,
    height: Math.ceil(top + 8 + below.height),
    drawing: html`${drawn}${below.drawn}`,
  };
}

/** The roles of a path, and the editions that their pay is from, each once. */
function stopsOf(
  from: string,
  chain: readonly Step[],
  knowledge: Knowledge,
  { cite, filled }: Citing,
): { stops: readonly Stop[]; periods: readonly string[] } {
  const steps = chain.map(({ to, takes, years, sources }) => {
    cite(sources);
    return { id: to, takes: filled(takes), years: years ? yearsText(years) : "" };
  });
  const periods = new Set<string>();
  const stops = [{ id: from, takes: "", years: "" }, ...steps].map(({ id, takes, years }): Stop => {
    const role = knowledge.roles.get(id);
    const name = capitalized(role?.name ?? id);
    const wage = role && ownWage(role, knowledge);
    if (wage?.median === undefined) return { name, takes, years, pay: "" };
    cite([wage.source]);
    periods.add(cited(wage, knowledge));
    return { name, takes, years, pay: dollars(wage.median) };
  });
  return { stops, periods: [...periods] };
}

/** A stop as a box, with the arrow that leads to it above. */
function drawStop(
  { name, takes, years, pay }: Stop,
  top: number,
  { isStart, isGoal }: { readonly isStart: boolean; readonly isGoal: boolean },
): { drawn: Html; height: number } {
  const names = wrapped(name, 16, width - 2 * inset - widthOf(pay, 15) - 12);
  const lines = takes === "" ? [] : wrapped(takes, 14, width - 2 * inset);
  const height = names.length * nameStep + lines.length * takesStep + 16;
  const above = isStart ? 0 : arrow;
  const box = top + above;
  return {
    drawn: html`${isStart ? undefined : drawArrow(years, box)}<rect class="${isGoal ? "pic-goal" : "pic-box"}" x="0.5" y="${round(box + 0.5)}" width="${width - 1}" height="${height - 1}" rx="8"/>${names.map((text, row) => line(text, [inset, box + 23 + row * nameStep], { size: 16, isBold: true }))}${pay && line(pay, [width - inset, box + 23], { size: 15, anchor: "end", isBold: true })}${lines.map((text, row) => line(text, [inset, box + 23 + names.length * nameStep + row * takesStep], { size: 14 }))}`,
    height: above + height,
  };
}

const drawArrow = (years: string, bottom: number): Html =>
  html`<path class="pic-edge" stroke-width="2" d="M${inset + 8} ${round(bottom - arrow + 3)}V${round(bottom - 4)}m-5 -6l5 6l5 -6"/>${years && line(years, [inset + 24, bottom - arrow / 2 + 5], { size: 14, className: "pic-soft" })}`;

const inWords = ({ name, takes, years }: Stop, at: number): string =>
  at === 0 ? `You start as ${name}.` : `Step ${at}: ${name}${years ? `, ${years}` : ""}. ${takes}`;
