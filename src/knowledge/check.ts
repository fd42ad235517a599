import { nameKey } from "../text/tokens.ts";
import { missing, type Unreadable } from "./address-problem.ts";
import { checkFigures } from "./check-figures.ts";
import { checkReferences, entriesOf } from "./check-references.ts";
import { checkTopics, checkTowns, checkTraits } from "./check-vocabularies.ts";
import type { Figures } from "./figures-schema.ts";
import { type Folder, note } from "./files.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Path } from "./problems.ts";

/** An entry older than this is due for another reading. */
const monthsUntilReview = 12;

/** Looks for what no single file can show: dangling references, an alias claimed twice, figures without a home. */
export function checkKnowledge(folder: Folder, knowledge: Knowledge, figures: Figures, today: Date): void {
  const unreadable: Unreadable = new Set(folder.problems.map(({ file }) => file));
  checkReferences(folder, knowledge, unreadable);
  checkRedirects(folder, knowledge, unreadable);
  checkNames(folder, knowledge);
  checkWordings(folder, knowledge);
  checkReviews(folder, knowledge, today);
  checkTraits(folder, knowledge);
  checkTopics(folder, knowledge);
  checkTowns(folder, knowledge, unreadable);
  checkFigures(folder, knowledge, figures, unreadable);
}

function checkRedirects(folder: Folder, knowledge: Knowledge, unreadable: Unreadable): void {
  for (const [before, now] of knowledge.redirects) {
    const [kind = "", id = ""] = before.split("/");
    if (kind !== "roles" && kind !== "guides" && kind !== "terms") {
      note(folder, "redirects.yml", [before], 'an id that was renamed is written as in "roles/old-id: new-id"');
      continue;
    }
    const dangling = unreadable.has(`${kind}/${now}.yml`)
      ? undefined
      : missing(kind.slice(0, -1), now, knowledge[kind]);
    if (dangling) note(folder, "redirects.yml", [before], dangling);
    if (knowledge[kind].has(id)) note(folder, "redirects.yml", [before], `${before}.yml is still there`);
  }
}

function checkNames(folder: Folder, knowledge: Knowledge): void {
  const claimed = new Map<string, string>();
  for (const [id, role] of knowledge.roles) {
    const file = `roles/${id}.yml`;
    for (const [at, name] of [role.name, role.plural, ...role.names].entries()) {
      const key = nameKey(name, knowledge.sameWords);
      const owner = claimed.get(key);
      if (owner !== undefined && owner !== id) {
        const path = [["name"], ["plural"]][at] ?? ["names", at - 2];
        note(folder, file, path, `"${name}" is also a name of ${owner}: one name leads to one role`);
      }
      claimed.set(key, owner ?? id);
    }
  }
}

/** One wording leads to one answer. */
function checkWordings(folder: Folder, { guides, topics, subjects, sameWords }: Knowledge): void {
  const all: readonly { file: string; path: Path; wordings: readonly string[] }[] = [
    ...[...guides].map(([id, { asked }]) => ({ file: `guides/${id}.yml`, path: ["asked"], wordings: asked })),
    ...[...topics].flatMap(([topic, { asked, parts }]) => [
      { file: "topics.yml", path: [topic, "asked"], wordings: asked },
      ...Object.entries(parts).map(([part, { asked: ofPart }]) => {
        return { file: "topics.yml", path: [topic, "parts", part, "asked"], wordings: ofPart };
      }),
    ]),
    ...[...subjects].map(([id, { asked }]) => ({ file: "subjects.yml", path: [id, "asked"], wordings: asked })),
  ];
  const owners = new Map<string, string>(
    [...guides].map(([id, { title }]) => [nameKey(title, sameWords), `guides/${id}.yml`]),
  );
  for (const { file, path, wordings } of all) {
    for (const [at, wording] of wordings.entries()) {
      const key = nameKey(wording, sameWords);
      const owner = owners.get(key);
      if (owner !== undefined) note(folder, file, [...path, at], `this wording also stands in ${owner}`);
      owners.set(key, file);
    }
  }
}

function checkReviews(folder: Folder, knowledge: Knowledge, today: Date): void {
  const due = new Date(today);
  due.setMonth(due.getMonth() - monthsUntilReview);
  for (const [file, entry] of entriesOf(knowledge)) {
    if (!("reviewed" in entry) || typeof entry.reviewed !== "string") continue;
    const reviewed = new Date(entry.reviewed);
    // The 30th of February would be read as a day in March.
    const isDay = !Number.isNaN(reviewed.valueOf()) && reviewed.toISOString().startsWith(entry.reviewed);
    if (!isDay) note(folder, file, ["reviewed"], `"${entry.reviewed}" is not a day`);
    else if (reviewed > today) note(folder, file, ["reviewed"], "the day of review lies in the future");
    else if (reviewed < due) {
      const says = `last reviewed on ${entry.reviewed}: read it against its sources again`;
      note(folder, file, ["reviewed"], says, true);
    }
  }
}
