import { type HierarchyNode, hierarchy } from "d3-hierarchy";
import { cited, citing } from "../answers/citations.ts";
import type { Step } from "../answers/path.ts";
import { ownWage } from "../answers/wages.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Html, html } from "../present/html.ts";
import { capitalized, dollars, yearsText } from "../text/format.ts";
import { notes, width } from "./frame.ts";
import type { Picture } from "./picture.ts";
import { line, round, widthOf, wrapped } from "./text-layout.ts";

type Rung = { readonly id: string; readonly step?: Step; readonly next: Rung[] };

const indent = 26;
const nameStep = 19;
const yearsHeight = 17;
const rungGap = 6;
/** With more roles than this the picture is too tall for a phone; then only the first steps are shown. */
const maxRungs = 22;

/** Where a role leads, and where those lead: each role once, on the shortest path to it. */
export function ladderPicture(of: string, role: string, knowledge: Knowledge): Picture | undefined {
  const whole = rungsFrom(role, knowledge, 2);
  const tree = hierarchy(countRungs(whole) > maxRungs ? rungsFrom(role, knowledge, 1) : whole, ({ next }) => next);
  if (tree.children === undefined) return undefined;
  const sources = citing(knowledge);
  const entry = knowledge.roles.get(role);
  const periods = new Set<string>();
  let top = 0;
  const drawn: Html[] = [];
  const tops = new Map<HierarchyNode<Rung>, number>();
  tree.eachBefore((node) => {
    const { id, step } = node.data;
    const pay = payOf(id, knowledge);
    if (pay) {
      periods.add(pay.cited);
      sources.cite([pay.source]);
    }
    sources.cite(step?.sources ?? []);
    tops.set(node, top);
    const one = drawRung(node, top, tops, pay?.text ?? "", knowledge);
    drawn.push(one.drawn);
    top += one.height;
  });
  const hasFresh = tree.descendants().some(({ data }) => data.step?.fresh);
  const source = periods.size > 0 ? `Pay in the middle, a year (${[...periods].join("; ")}).` : "";
  const below = notes([hasFresh ? "Dashed: you start that training like anyone else." : "", source], top + 4);
  const title = `Where ${entry?.plural ?? role} can go on`;
  return {
    kind: "ladder",
    of,
    title,
    alt: `${title}. ${tree
      .descendants()
      .slice(1)
      .map((node) => inWords(node, knowledge))
      .join(" ")} ${source}`.trim(),
    sources: sources.sources(),
    width,
    height: Math.ceil(top + 4 + below.height),
    drawing: html`${drawn}${below.drawn}`,
  };
}

/** Breadth first, so that a role stands where the fewest steps lead to it. */
function rungsFrom(role: string, knowledge: Knowledge, maxDepth: number): Rung {
  const root: Rung = { id: role, next: [] };
  const seen = new Set([role]);
  let level = [root];
  for (let depth = 0; depth < maxDepth; depth++) {
    for (const rung of level) {
      if (rung.step?.fresh) continue;
      for (const step of knowledge.roles.get(rung.id)?.advancement.leadsTo ?? []) {
        if (seen.has(step.to)) continue;
        seen.add(step.to);
        rung.next.push({ id: step.to, step, next: [] });
      }
    }
    level = level.flatMap(({ next }) => next);
  }
  return root;
}

const countRungs = ({ next }: Rung): number => 1 + next.reduce((sum, one) => sum + countRungs(one), 0);

function payOf(id: string, knowledge: Knowledge): { text: string; cited: string; source: string } | undefined {
  const role = knowledge.roles.get(id);
  const wage = role && ownWage(role, knowledge);
  if (wage?.median === undefined) return undefined;
  return { text: dollars(wage.median), cited: cited(wage, knowledge), source: wage.source };
}

function drawRung(
  node: HierarchyNode<Rung>,
  top: number,
  tops: ReadonlyMap<HierarchyNode<Rung>, number>,
  pay: string,
  knowledge: Knowledge,
): { drawn: Html; height: number } {
  const { id, step } = node.data;
  const x = node.depth * indent;
  const lines = wrapped(nameOf(id, knowledge), 15, width - x - 14 - widthOf(pay, 14) - 16);
  const years = step?.years ? yearsText(step.years) : "";
  const boxHeight = lines.length * nameStep + (years ? yearsHeight : 0) + 9;
  const parent = node.parent && tops.get(node.parent);
  const elbow =
    node.parent && parent !== undefined && parent !== null
      ? html`<path class="pic-edge${step?.fresh ? " pic-dashed" : ""}" d="M${x - indent + 10} ${round(parent + 27)}V${round(top + 14)}H${x}"/>`
      : undefined;
  return {
    drawn: html`${elbow}<rect class="${node.depth === 0 ? "pic-goal" : "pic-box"}${step?.fresh ? " pic-dashed" : ""}" x="${x + 0.5}" y="${round(top + 0.5)}" width="${width - x - 1}" height="${boxHeight}" rx="6"/>${lines.map((text, at) => line(text, [x + 10, top + 19 + at * nameStep], { size: 15, isBold: node.depth === 0 }))}${years && line(years, [x + 10, top + 18 + lines.length * nameStep], { size: 13, className: "pic-soft" })}${pay && line(pay, [width - 8, top + 19], { size: 14, anchor: "end", isBold: true })}`,
    height: boxHeight + rungGap,
  };
}

const nameOf = (id: string, knowledge: Knowledge): string => capitalized(knowledge.roles.get(id)?.name ?? id);

function inWords({ data: { id, step }, parent }: HierarchyNode<Rung>, knowledge: Knowledge): string {
  const from = parent?.depth ? `From ${knowledge.roles.get(parent.data.id)?.name ?? ""} to` : "To";
  const years = step?.years ? `, ${yearsText(step.years)}` : "";
  const pay = payOf(id, knowledge);
  return `${from} ${knowledge.roles.get(id)?.name ?? id}${years}${pay ? `, ${pay.text}` : ""}${step?.fresh ? ", by new training" : ""}.`;
}
