import type { Unreadable } from "./address-problem.ts";
import type {
  FactRow,
  Figures,
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
import { type KnownIds, type RowChecks, rowChecks } from "./row-checks.ts";

/** "225", "85-95", "0.5" */
const sumOfMoney = /^\d+(\.\d+)?(-\d+(\.\d+)?)?$/;

/** Looks for figures without a home: of an occupation, a place or a source that nobody knows, or there twice. */
export function checkFigures(folder: Folder, knowledge: Knowledge, figures: Figures, unreadable: Unreadable): void {
  const known = idsIn(knowledge);
  const checksOf = (file: string) => rowChecks(folder, file, unreadable);
  checkOccupations(figures.occupations, checksOf("occupations.csv"));
  checkMetros(figures.metros, known, checksOf("metros.csv"));
  checkWages(figures.wages, known, checksOf("wages.csv"));
  checkOutlook(figures.outlook, known, checksOf("outlook.csv"));
  checkSettingPay(figures.settingPay, known, checksOf("settings-pay.csv"));
  checkFacts(figures.facts, known, checksOf("facts.csv"));
  checkLicenses(figures.licences, known, checksOf("licences.csv"));
  if (!unreadable.has("figures/licences.csv")) {
    checkStatesWithoutLicense(figures.licences, known, checksOf("licences.csv"));
  }
  checkRolesPay(folder, knowledge, known, unreadable);
}

/** What cells may refer to. */
type Known = {
  readonly occupations: KnownIds;
  readonly sources: KnownIds;
  readonly states: KnownIds;
  /** The nation, states and metro areas. */
  readonly places: KnownIds;
};

function idsIn({ places, metros, occupations, sources }: Knowledge): Known {
  return {
    occupations: { what: "occupation", ids: new Set(occupations.keys()), file: "figures/occupations.csv" },
    sources: { what: "source", ids: new Set(sources.keys()), file: "sources.yml" },
    states: { what: "state", ids: new Set(places.keys()), file: "places.yml" },
    places: {
      what: "place",
      ids: new Set(["us", ...places.keys(), ...metros.keys()]),
      file: "figures/metros.csv",
    },
  };
}

function checkOccupations(rows: readonly OccupationRow[], { unique }: RowChecks): void {
  unique(rows, ["id"]);
  unique(rows, ["code"]);
}

function checkMetros(rows: readonly MetroRow[], { states }: Known, { unique, refersTo }: RowChecks): void {
  unique(rows, ["id"]);
  for (const row of rows) refersTo(states, row, "states", row.states.split(";"));
}

function checkWages(rows: readonly WageRow[], known: Known, { unique, refersTo, problem }: RowChecks): void {
  unique(rows, ["occupation", "place", "period"]);
  for (const row of rows) {
    refersTo(known.occupations, row, "occupation", [row.occupation]);
    refersTo(known.sources, row, "source", [row.source]);
    refersTo(known.places, row, "place", [row.place]);
    if (!/\d{4}/.test(row.period)) problem(row, "period", 'a period names its year, as in "May 2025"');
    if (!rising([row.p10, row.p25, row.median, row.p75, row.p90])) {
      problem(row, "p10, p25, median, p75, p90", "the percentiles do not rise: are two cells swapped?");
    }
  }
}

/** Whether those that were published go up, or stay. */
function rising(percentiles: readonly WageRow["median"][]): boolean {
  const published = percentiles.flatMap((one) => (one ? [one.dollars] : []));
  return published.every((dollars, at) => at === 0 || dollars >= (published[at - 1] ?? 0));
}

function checkOutlook(rows: readonly OutlookRow[], known: Known, { refersTo }: RowChecks): void {
  for (const row of rows) {
    refersTo(known.occupations, row, "occupation", row.occupation.split("+"));
    refersTo(known.sources, row, "source", row.source);
  }
}

function checkSettingPay(rows: readonly SettingPayRow[], known: Known, { unique, refersTo }: RowChecks): void {
  unique(rows, ["occupation", "setting", "period"]);
  for (const row of rows) {
    refersTo(known.occupations, row, "occupation", [row.occupation]);
    refersTo(known.sources, row, "source", [row.source]);
  }
}

function checkFacts(rows: readonly FactRow[], known: Known, { unique, refersTo, problem }: RowChecks): void {
  unique(rows, ["id"]);
  for (const row of rows) {
    refersTo(known.sources, row, "source", row.source);
    if (row.unit.startsWith("usd") && !sumOfMoney.test(row.value)) {
      problem(row, "value", 'a sum in usd is written "225", or "85-95" for a range');
    }
  }
}

function checkLicenses(rows: readonly LicenseRow[], known: Known, { unique, refersTo }: RowChecks): void {
  unique(rows, ["place"]);
  for (const row of rows) {
    refersTo(known.sources, row, "source", row.source);
    refersTo(known.states, row, "place", [row.place]);
  }
}

function checkStatesWithoutLicense(rows: readonly LicenseRow[], { states }: Known, { problem }: RowChecks): void {
  const written = new Set(rows.map((row) => row.place));
  for (const code of [...states.ids].filter((one) => !written.has(one))) {
    problem(undefined, "place", `there is no row for "${code}"; "unknown" is an honest answer`);
  }
}

/** The wages that a role's entry names are there, at least for the whole country. */
function checkRolesPay(folder: Folder, knowledge: Knowledge, { occupations }: Known, unreadable: Unreadable): void {
  for (const [id, role] of knowledge.roles) {
    const says = payProblem(role.pay.occupation, knowledge, occupations, unreadable);
    if (says) note(folder, `roles/${id}.yml`, ["pay", "occupation"], says);
  }
}

/** Why no pay can be shown by an occupation's code; undefined when it can, or when the file that says so is unreadable. */
function payProblem(
  code: string,
  knowledge: Knowledge,
  { ids, file }: KnownIds,
  unreadable: Unreadable,
): string | undefined {
  if (!ids.has(code)) {
    return unreadable.has(file) ? undefined : `there is no occupation "${code}"${didYouMean(code, ids)}`;
  }
  return knowledge.wages.has(`${code} us`) || unreadable.has("figures/wages.csv")
    ? undefined
    : `figures/wages.csv has no national wage for "${code}"`;
}
