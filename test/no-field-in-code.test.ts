import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Swap knowledge/ and the bot advises about another field: so the code must not speak of this one. */

const project = join(import.meta.dirname, "..");

/** The beginning of the field's words; a capital or a digit before them is allowed for, another letter is not. */
const fieldWords = [
  ...["radiolog", "radiograph", "radiat", "rad tech", "x[- ]?ray", "imaging", "modalit", "technologist", "technician"],
  ...["sonogra", "ultraso", "echocardio", "mammo", "fluoro", "tomogra", "angiogra", "dosimet", "densitomet"],
  ...["nuclear", "isotope", "mri\\b", "pacs\\b", "dicom\\b", "contrast agent", "catheter", "interventional"],
  ...["arrt\\b", "ardms\\b", "nmtcb\\b", "jrcert\\b", "asrt\\b", "registry\\b", "clinicals", "nurs(e|es|ing)\\b"],
  ...["patholog", "physicist", "phleboto", "radiopharm", "gantry", "scanner"],
];
const fieldWord = new RegExp(`(?<![a-z])(${fieldWords.join("|")})`, "i");

const mentions = (text: string): string[] =>
  text.split("\n").flatMap((line, at) => (fieldWord.test(line) ? [`${at + 1}: ${line.trim()}`] : []));

test("no line of src/ or adapters/ speaks of the field", () => {
  const files = globSync("{src,adapters}/**/*.ts", { cwd: project });
  expect(files.length).toBeGreaterThan(30);
  expect(files).toContain(join("src", "knowledge", "wage-import", "parse-workbook.ts"));
  const found = files.flatMap((file) =>
    mentions(readFileSync(join(project, file), "utf8")).map((line) => `${file}:${line}`),
  );
  expect(found).toEqual([]);
});

test("a line that speaks of the field is found, and others are not", () => {
  const text =
    "a captain\nan MRI technologist\n// imagine a nurse\nconst primrose = radius;\nxrayTech()\nX-ray\nimagination";
  expect(mentions(text).map((line) => Number.parseInt(line, 10))).toEqual([2, 3, 5, 6]);
});
