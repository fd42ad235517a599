import type {
  FactRow,
  LicenseRow,
  MetroRow,
  OccupationRow,
  OutlookRow,
  SettingPayRow,
  WageRow,
} from "./figures-schema.ts";
import { type Folder, note } from "./files.ts";
import type { Knowledge } from "./knowledge.ts";
import { didYouMean } from "./problems.ts";
import { lineOfRow } from "./rows.ts";

/** The rows of figures/, as they were read. */
export type Figures = {
  readonly metros: readonly MetroRow[];
  readonly occupations: readonly OccupationRow[];
  readonly wages: readonly WageRow[];
  readonly outlook: readonly OutlookRow[];
  readonly licences: readonly LicenseRow[];
  readonly settingPay: readonly SettingPayRow[];
  readonly facts: readonly FactRow[];
};

/** "225", "85-95", "0.5" */
const sumOfMoney = /^\d+(\.\d+)?(-\d+(\.\d+)?)?$/;

/** What a cell may refer to, and the file in which that is listed. */
type Known = { readonly what: string; readonly ids: ReadonlySet<string>; readonly file: string };

/** Looks for figures without a home: of an occupation, a place or a source that nobody knows, or there twice. */
export function checkFigures(
  folder: Folder,
  knowledge: Knowledge,
  figures: Figures,
  unreadable: ReadonlySet<string>,
): void {
  const { metros, occupations, wages, outlook, licences, settingPay, facts } = figures;
  const states = [...knowledge.places.keys()];
  const sources: Known = { what: "source", ids: new Set(knowledge.sources.keys()), file: "sources.yml" };
  const codes: Known = {
    what: "occupation",
    ids: new Set(knowledge.occupations.keys()),
    file: "figures/occupations.csv",
  };
  const state: Known = { what: "state", ids: new Set(states), file: "places.yml" };
  const place: Known = {
    what: "place",
    ids: new Set(["us", ...states, ...knowledge.metros.keys()]),
    file: "figures/metros.csv",
  };

  const problem = (file: string, row: object | undefined, field: string, says: string) =>
    folder.problems.push({ file: `figures/${file}`, line: row ? lineOfRow(row) : 0, field, says });

  /** Each id in a cell is known. */
  const refer = (file: string, row: object, field: string, ids: readonly string[], to: Known) => {
    if (unreadable.has(to.file)) return;
    for (const id of ids.filter((one) => !to.ids.has(one))) {
      problem(file, row, field, `there is no ${to.what} "${id}"${didYouMean(id, to.ids)}`);
    }
  };
  /** No two rows are about the same thing. */
  const once = <Row extends object>(file: string, rows: readonly Row[], fields: readonly (string & keyof Row)[]) => {
    const first = new Map<string, Row>();
    for (const row of rows) {
      const key = fields.map((field) => row[field]).join(" ");
      const before = first.get(key);
      if (before === undefined) first.set(key, row);
      else problem(file, row, fields.join(", "), `"${key}" stands here twice, first on line ${lineOfRow(before)}`);
    }
  };

  once("occupations.csv", occupations, ["id"]);
  once("occupations.csv", occupations, ["code"]);
  once("metros.csv", metros, ["id"]);
  for (const row of metros) refer("metros.csv", row, "states", row.states.split(";"), state);

  once("wages.csv", wages, ["occupation", "place", "period"]);
  for (const row of wages) {
    refer("wages.csv", row, "occupation", [row.occupation], codes);
    refer("wages.csv", row, "source", [row.source], sources);
    refer("wages.csv", row, "place", [row.place], place);
    if (!/\d{4}/.test(row.period)) {
      problem("wages.csv", row, "period", 'a period names its year, as in "May 2025"');
    }
    if (!rising([row.p10, row.p25, row.median, row.p75, row.p90])) {
      problem("wages.csv", row, "p10, p25, median, p75, p90", "the percentiles do not rise: are two cells swapped?");
    }
  }

  for (const row of outlook) {
    refer("outlook.csv", row, "occupation", row.occupation.split("+"), codes);
    refer("outlook.csv", row, "source", row.source, sources);
  }
  once("settings-pay.csv", settingPay, ["occupation", "setting", "period"]);
  for (const row of settingPay) {
    refer("settings-pay.csv", row, "occupation", [row.occupation], codes);
    refer("settings-pay.csv", row, "source", [row.source], sources);
  }
  once("facts.csv", facts, ["id"]);
  for (const row of facts) {
    refer("facts.csv", row, "source", row.source, sources);
    if (row.unit.startsWith("usd") && !sumOfMoney.test(row.value)) {
      problem("facts.csv", row, "value", 'a sum in usd is written "225", or "85-95" for a range');
    }
  }

  once("licences.csv", licences, ["place"]);
  for (const row of licences) {
    refer("licences.csv", row, "source", row.source, sources);
    refer("licences.csv", row, "place", [row.place], state);
  }
  const written = new Set(licences.map((row) => row.place));
  for (const code of unreadable.has("figures/licences.csv") ? [] : states.filter((one) => !written.has(one))) {
    problem("licences.csv", undefined, "place", `there is no row for "${code}"; "unknown" is an honest answer`);
  }

  for (const [id, role] of knowledge.roles) {
    const code = role.pay.occupation;
    const says = !codes.ids.has(code)
      ? !unreadable.has(codes.file) && `there is no occupation "${code}"${didYouMean(code, codes.ids)}`
      : !knowledge.wages.has(`${code} us`) &&
        !unreadable.has("figures/wages.csv") &&
        `figures/wages.csv has no national wage for "${code}"`;
    if (says) note(folder, `roles/${id}.yml`, ["pay", "occupation"], says);
  }
}

/** Whether those that were published go up, or stay. */
function rising(percentiles: readonly WageRow["median"][]): boolean {
  const published = percentiles.flatMap((one) => (one ? [one.dollars] : []));
  return published.every((dollars, at) => at === 0 || dollars >= (published[at - 1] ?? 0));
}
