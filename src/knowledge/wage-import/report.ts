import { kindOf, monthsOf, type WrittenMetro, type WrittenWage } from "./merge-wages.ts";
import type { Imported } from "./parse-workbook.ts";

/** A median that moves more than this from one period to the next, in percent, is more often a slip than news. */
const maxUsualPercent = 25;

/** A median beside the one published before it for the same occupation and place. */
type Change = {
  readonly now: WrittenWage;
  readonly before: WrittenWage;
  /** Undefined when one of the two was not released, or only as "at or above". */
  readonly percent: number | undefined;
};

/** What an import means for one occupation. */
export type Comparison = {
  readonly occupation: string;
  readonly added: readonly WrittenWage[];
  readonly changed: readonly Change[];
  readonly same: readonly WrittenWage[];
  /** In the period before, and not in this import. */
  readonly gone: readonly WrittenWage[];
};

/** Holds imported wages of a period against the newest earlier ones, occupation by occupation. */
export function compareWages(
  imported: readonly WrittenWage[],
  before: readonly WrittenWage[],
  asked: {
    readonly period: string;
    readonly occupations: Iterable<string>;
    readonly metros: readonly WrittenMetro[];
  },
): Comparison[] {
  const metroIds = new Set(asked.metros.map(({ id }) => id));
  const kind = ({ place }: WrittenWage) => kindOf(place, metroIds);
  const kindsRead = new Set(imported.map(kind));
  const earlier = before.filter(({ period }) => monthsOf(period) < monthsOf(asked.period));

  return [...asked.occupations].map((occupation) => {
    const now = imported.filter((wage) => wage.occupation === occupation);
    const past = earlier.filter((wage) => wage.occupation === occupation);
    const newest = newestBy(past, ({ place }) => place);
    // A place that left the tables years ago is not gone again, and states are not gone from a file of metro areas.
    const newestOfKind = newestBy(past, kind);
    const places = new Set(now.map(({ place }) => place));
    const changes = now.flatMap((wage) => {
      const old = newest.get(wage.place);
      return old === undefined ? [] : [{ now: wage, before: old, percent: percentBetween(old.median, wage.median) }];
    });
    return {
      occupation,
      added: now.filter(({ place }) => !newest.has(place)),
      changed: changes.filter((change) => change.now.median !== change.before.median),
      same: changes.filter((change) => change.now.median === change.before.median).map((change) => change.now),
      gone: past.filter(
        (wage) =>
          kindsRead.has(kind(wage)) && !places.has(wage.place) && wage.period === newestOfKind.get(kind(wage))?.period,
      ),
    };
  });
}

/** The whole report of an import, as it is printed. */
export function reportOn(
  imported: Imported,
  comparisons: readonly Comparison[],
  titles: ReadonlyMap<string, string>,
): string {
  const { read, wages, skipped, newMetros } = imported;
  const reasons = [...skipped].sort(([, a], [, b]) => b - a);
  const skippedInAll = reasons.reduce((sum, [, rows]) => sum + rows, 0);
  const unusual = comparisons
    .flatMap(({ changed }) => changed)
    .filter(({ percent }) => percent !== undefined && Math.abs(percent) > maxUsualPercent);
  return [
    `rows read: ${counted(read)}`,
    `rows kept: ${counted(wages.length)}`,
    `rows skipped: ${counted(skippedInAll)}`,
    ...reasons.map(([reason, rows]) => `  ${counted(rows)} ${reason}`),
    ...headed("new metro areas, for figures/metros.csv:", newMetros.map(metroLine)),
    ...comparisons.flatMap((comparison) => occupationLines(comparison, titles.get(comparison.occupation) ?? "")),
    ...headed(
      `unusually large changes (over ${maxUsualPercent}%), worth a look before they are believed:`,
      unusual.map((change) => `${change.now.occupation} ${changeLine(change)}`),
    ),
  ].join("\n");
}

function occupationLines({ occupation, added, changed, same, gone }: Comparison, title: string): string[] {
  const counts = `${added.length} added, ${changed.length} changed, ${same.length} same, ${gone.length} gone`;
  return [
    "",
    `${occupation} ${title}: ${counts}`,
    ...(added.length > 0 ? [`  added: ${added.map(({ place }) => place).join(", ")}`] : []),
    ...changed.map((change) => `  changed: ${changeLine(change)}`),
    ...(gone.length > 0 ? [`  gone: ${gone.map(({ place, period }) => `${place} (${period})`).join(", ")}`] : []),
  ];
}

function changeLine({ now, before, percent }: Change): string {
  const move = percent === undefined ? "" : ` (${percent < 0 ? "-" : "+"}${Math.abs(percent).toFixed(1)}%)`;
  return `${now.place} ${dollars(before.median)} -> ${dollars(now.median)}${move} since ${before.period}`;
}

const metroLine = ({ id, title, area }: WrittenMetro) => `${id}: "${title}" (area ${area})`;

const headed = (heading: string, lines: readonly string[]) =>
  lines.length > 0 ? ["", heading, ...lines.map((line) => `  ${line}`)] : [];

const counted = (rows: number) => rows.toLocaleString("en-US");

/** "$95,480", "$239,200+", "not released" */
function dollars(wage: string): string {
  if (wage === "") return "not released";
  return `$${counted(Number.parseInt(wage, 10))}${wage.endsWith("+") ? "+" : ""}`;
}

function percentBetween(before: string, now: string): number | undefined {
  const exact = /^\d+$/;
  if (!exact.test(before) || !exact.test(now) || Number(before) === 0) return undefined;
  return (Number(now) / Number(before) - 1) * 100;
}

/** Of each group, a wage of its newest period. */
function newestBy(wages: readonly WrittenWage[], groupOf: (wage: WrittenWage) => string): Map<string, WrittenWage> {
  const newest = new Map<string, WrittenWage>();
  for (const wage of wages) {
    const sofar = newest.get(groupOf(wage));
    if (sofar === undefined || monthsOf(wage.period) > monthsOf(sofar.period)) newest.set(groupOf(wage), wage);
  }
  return newest;
}
