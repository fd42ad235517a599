import { cited, citing } from "../answers/citations.ts";
import { shortestChain } from "../answers/path.ts";
import { countedAs, newestMedian } from "../answers/wages.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { html } from "../present/html.ts";
import { capitalized, dollars, yearsText } from "../text/format.ts";
import { notes, width } from "./frame.ts";
import type { Picture } from "./picture.ts";
import { line, round, widthOf, wrapped } from "./text-layout.ts";

const inset = 14;
const nameStep = 20;
const takesStep = 18;
const arrow = 34;

/** The shortest way from one role to another, one below the other, with what each step takes. */
export function careerPathPicture(of: string, from: string, to: string, knowledge: Knowledge): Picture | undefined {
  const chain = shortestChain(from, to, knowledge);
  if (chain === undefined || chain.length === 0) return undefined;
  const sources = citing(knowledge);
  const periods = new Set<string>();
  const payOf = (id: string): string => {
    const role = knowledge.roles.get(id);
    const wage = role && newestMedian(knowledge, role.pay.occupation, "us");
    if (!role || wage?.median === undefined || countedAs(role, knowledge).how === "closest") return "";
    sources.cite([wage.source]);
    periods.add(cited(wage, knowledge));
    return dollars(wage.median);
  };
  const nameOf = (id: string) => capitalized(knowledge.roles.get(id)?.name ?? id);
  const stops = [
    { id: from, takes: "", years: "" },
    ...chain.map((step) => {
      sources.cite(step.sources);
      return { id: step.to, takes: sources.filled(step.takes), years: step.years ? yearsText(step.years) : "" };
    }),
  ];
  let top = 0;
  const drawn = stops.map(({ id, takes, years }, at) => {
    const pay = payOf(id);
    const names = wrapped(nameOf(id), 16, width - 2 * inset - widthOf(pay, 15) - 12);
    const lines = takes === "" ? [] : wrapped(takes, 14, width - 2 * inset);
    const height = names.length * nameStep + lines.length * takesStep + 16;
    const lead = at === 0 ? 0 : arrow;
    const box = top + lead;
    top = box + height;
    return html`${
      at === 0
        ? undefined
        : html`<path class="pic-edge" stroke-width="2" d="M${inset + 8} ${round(box - arrow + 3)}V${round(box - 4)}m-5 -6l5 6l5 -6"/>${years && line(years, [inset + 24, box - arrow / 2 + 5], { size: 14, look: "pic-soft" })}`
    }<rect class="${at === stops.length - 1 ? "pic-goal" : "pic-box"}" x="0.5" y="${round(box + 0.5)}" width="${width - 1}" height="${height - 1}" rx="8"/>${names.map((text, row) => line(text, [inset, box + 23 + row * nameStep], { size: 16, isBold: true }))}${pay && line(pay, [width - inset, box + 23], { size: 15, anchor: "end", isBold: true })}${lines.map((text, row) => line(text, [inset, box + 23 + names.length * nameStep + row * takesStep], { size: 14 }))}`;
  });
  const source = periods.size > 0 ? `Pay in the middle, a year (${[...periods].join("; ")}).` : "";
  const below = notes([source], top + 8);
  const title = `The way from ${knowledge.roles.get(from)?.name ?? from} to ${knowledge.roles.get(to)?.name ?? to}`;
  const told = stops.map(({ id, takes, years }, at) =>
    at === 0 ? `You start as ${nameOf(id)}.` : `Step ${at}: ${nameOf(id)}${years ? `, ${years}` : ""}. ${takes}`,
  );
  return {
    kind: "way",
    of,
    title,
    alt: `${title}. ${told.join(" ")} ${source}`.trim(),
    sources: sources.sources(),
    width,
    height: Math.ceil(top + 8 + below.height),
    drawing: html`${drawn}${below.drawn}`,
  };
}
