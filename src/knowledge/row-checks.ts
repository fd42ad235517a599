import type { Unreadable } from "./address-problem.ts";
import type { Folder } from "./files.ts";
import { didYouMean } from "./problems.ts";
import { lineOfRow } from "./rows.ts";

/** Ids that a cell may refer to: what they are called, and the file in which they are listed. */
export type KnownIds = { readonly what: string; readonly ids: ReadonlySet<string>; readonly file: string };

/** Checks of the rows of one file in figures/; each notes what it finds. */
export type RowChecks = {
  /** Notes a problem of a row; without one, of the file. */
  readonly problem: (row: object | undefined, field: string, says: string) => void;
  /** Each id in a cell is known. */
  readonly refersTo: (known: KnownIds, row: object, field: string, ids: readonly string[]) => void;
  /** No two rows are about the same thing: what stands in these fields together stands there once. */
  readonly unique: <Row extends object>(rows: readonly Row[], fields: readonly (string & keyof Row)[]) => void;
};

/** The checks of one file, as in "wages.csv". */
export function rowChecks(folder: Folder, file: string, unreadable: Unreadable): RowChecks {
  const problem: RowChecks["problem"] = (row, field, says) =>
    folder.problems.push({ file: `figures/${file}`, line: row ? lineOfRow(row) : 0, field, says });
  return {
    problem,
    refersTo: (known, row, field, ids) => {
      if (unreadable.has(known.file)) return;
      for (const id of ids.filter((one) => !known.ids.has(one))) {
        problem(row, field, `there is no ${known.what} "${id}"${didYouMean(id, known.ids)}`);
      }
    },
    unique: <Row extends object>(rows: readonly Row[], fields: readonly (string & keyof Row)[]) => {
      const first = new Map<string, Row>();
      for (const row of rows) {
        const key = fields.map((field) => row[field]).join(" ");
        const before = first.get(key);
        if (before === undefined) first.set(key, row);
        else problem(row, fields.join(", "), `"${key}" stands here twice, first on line ${lineOfRow(before)}`);
      }
    },
  };
}
