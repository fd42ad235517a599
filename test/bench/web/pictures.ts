import { setTimeout as pause } from "node:timers/promises";
import * as echarts from "echarts";
import { everyAddress } from "../../../src/answers/every-address.ts";
import { picturesOf } from "../../../src/pictures/pictures-of.ts";
import { svgFile } from "../../../src/pictures/svg.ts";
import { knowledge } from "../../support/real-knowledge.ts";
import { table } from "../markdown.ts";
import { startProgram, stopProgram } from "../program.ts";
import type { Target } from "../targets.ts";
import { median, quantile } from "../timing.ts";

const some = 40;
const drawings = 200;

const timed = async (act: () => unknown): Promise<number> => {
  const start = performance.now();
  await act();
  return performance.now() - start;
};

/** Pictures of every kind, spread over the addresses that have one. */
function everyKind(): string[] {
  const byKind = new Map<string, string[]>();
  for (const address of everyAddress(knowledge)) {
    for (const { kind, of } of picturesOf(address, knowledge)) {
      const known = byKind.get(kind) ?? [];
      byKind.set(kind, known);
      known.push(`/pictures/${kind}/${of}.png`);
    }
  }
  return [...byKind.values()].flatMap((paths) => {
    const once = [...new Set(paths)];
    const each = Math.max(1, Math.floor(once.length / some));
    return once.filter((_, at) => at % each === 0).slice(0, some);
  });
}

/** The same pay range by ECharts' server rendering: three shapes for each row, and an axis. */
function byECharts(): string {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 600, height: 200 });
  chart.setOption({
    animation: false,
    xAxis: { type: "value", min: 40_000 },
    yAxis: { type: "category", data: ["Texas", "United States"] },
    series: [
      {
        type: "boxplot",
        data: [
          [50_000, 62_000, 78_630, 91_000, 105_000],
          [52_000, 65_000, 80_000, 95_000, 110_000],
        ],
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** Pictures over the wire, the first time and again, and the drawing alone beside a peer's. */
export async function measurePictures(): Promise<{ readonly text: string; readonly targets: readonly Target[] }> {
  const bot = await startProgram("rolecall", { WEB: "yes", PORT: "0", WEB_RATE_LIMIT: "0", BROWSER: "none" }, false);
  const url = `http://${bot.ready.split(" ").at(-1)}`;
  const get = async (path: string) => {
    const response = await fetch(`${url}${path}`);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.arrayBuffer();
  };
  const paths = everyKind();
  // A person takes longer to ask for the first one.
  await pause(1000);
  // What asks has to warm up, too.
  await get("/healthz");
  const [veryFirst = "", ...others] = paths;
  const cold = await timed(() => get(veryFirst));
  const first: number[] = [];
  const again: number[] = [];
  for (const path of others) first.push(await timed(() => get(path)));
  for (const path of others) again.push(await timed(() => get(path)));
  await stopProgram(bot);

  const [pay] = picturesOf({ topic: "salary", role: "radiologic-technologist", place: "tx" }, knowledge);
  if (pay === undefined) throw new Error("no picture to draw");
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < drawings; round++) {
    const address = { topic: "salary", role: "radiologic-technologist", place: "tx" } as const;
    ours.push(await timed(() => picturesOf(address, knowledge).map((picture) => svgFile(picture, "light"))));
    theirs.push(await timed(byECharts));
  }
  const row = (name: string, taken: readonly number[]) => [
    name,
    median(taken),
    quantile(taken, 0.99),
    Math.max(...taken),
  ];
  const text = [
    table(
      ["what", "median ms", "p99 ms", "most ms"],
      [
        row(`${others.length} pictures of every kind as PNG, the first time`, first),
        row("the same from the cache", again),
        row("the very first of a process", [cold]),
        row("a pay range drawn as SVG, here", ours),
        row("a pay range drawn as SVG, ECharts' server rendering", theirs),
      ],
    ),
  ].join("\n\n");
  return {
    text,
    targets: [
      { promise: "a picture, the first time (p99)", most: 60, measured: quantile(first, 0.99), unit: "ms" },
      { promise: "the very first picture of a process", most: 60, measured: cold, unit: "ms" },
      { promise: "a picture from the cache (median)", most: 2, measured: median(again), unit: "ms" },
    ],
  };
}
