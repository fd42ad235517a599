import { parseAddress, roleTopics, subjectsOf } from "../address.ts";
import { nameKey } from "../understand/words.ts";
import type {
  FactRow,
  LicenceRow,
  MetroRow,
  OccupationRow,
  OutlookRow,
  SettingPayRow,
  WageRow,
} from "./figures-schema.ts";
import { didYouMean, type Folder, note, type Path } from "./files.ts";
import type { Knowledge } from "./knowledge.ts";
import { partsByTopic } from "./parts.ts";
import { placeholdersIn } from "./placeholders.ts";

/** An entry older than this is due for another reading. */
const monthsUntilReview = 12;

/** Other topics that need words of their own in topics.yml. */
const otherTopics = ["compare", "path", "licence", "term", "find"];

type Figures = {
  metros: readonly MetroRow[];
  occupations: readonly OccupationRow[];
  wages: readonly WageRow[];
  outlook: readonly OutlookRow[];
  licences: readonly LicenceRow[];
  settingPay: readonly SettingPayRow[];
  facts: readonly FactRow[];
};

/** Looks for what no single file can show: dangling references, an alias claimed twice, figures without a home. */
export function checkKnowledge(folder: Folder, knowledge: Knowledge, figures: Figures, today = new Date()): void {
  checkReferences(folder, knowledge);
  checkNames(folder, knowledge);
  checkReviews(folder, knowledge, today);
  checkVocabularies(folder, knowledge);
  checkFigures(folder, knowledge, figures);
}

/** Every entry file with its content, as far as it could be read. */
function* entriesOf(knowledge: Knowledge): Generator<[file: string, entry: object]> {
  for (const kind of ["roles", "guides", "terms"] as const) {
    for (const [id, entry] of knowledge[kind]) yield [`${kind}/${id}.yml`, entry];
  }
  yield ["field.yml", knowledge.field];
  yield ["subjects.yml", Object.fromEntries(knowledge.subjects)];
}

/** Every string of an entry with its place. */
function* stringsOf(value: unknown, path: Path = []): Generator<[path: Path, text: string]> {
  if (typeof value === "string") yield [path, value];
  else if (Array.isArray(value)) for (const [at, one] of value.entries()) yield* stringsOf(one, [...path, at]);
  else if (typeof value === "object" && value !== null) {
    for (const [key, one] of Object.entries(value)) yield* stringsOf(one, [...path, key]);
  }
}

const listOfRoles = new Set(["about", "common"]);
const listOfAddresses = new Set(["next", "offers"]);
const typedMoney = /\$\s?\d|\b\d{2,3},\d{3}\b|\b\d+ dollars\b/;

function checkReferences(folder: Folder, knowledge: Knowledge): void {
  const { roles, sources, facts, field } = knowledge;
  const known = (map: ReadonlyMap<string, unknown>, id: string, what: string) =>
    map.has(id) ? undefined : `there is no ${what} "${id}"${didYouMean(id, map.keys())}`;
  for (const [file, entry] of entriesOf(knowledge)) {
    for (const [path, text] of stringsOf(entry)) {
      const key = String(path.findLast((step) => typeof step === "string") ?? "");
      const says =
        key === "sources"
          ? known(sources, text, "source")
          : key === "to" || key === "role" || key === "entryRole" || listOfRoles.has(key)
            ? known(roles, text, "role")
            : key === "family" && !Object.hasOwn(field.families, text)
              ? `there is no family "${text}" in field.yml${didYouMean(text, Object.keys(field.families))}`
              : listOfAddresses.has(key)
                ? addressProblem(knowledge, text)
                : undefined;
      if (says) note(folder, file, path, says);
      for (const id of placeholdersIn(text)) {
        const wrong = id.includes("/") ? addressProblem(knowledge, id) : known(facts, id, "fact in figures/facts.csv");
        if (wrong) note(folder, file, path, wrong);
      }
      if (typedMoney.test(text)) {
        const cure = "put it in figures/facts.csv with its period and source, and write {its-id} here";
        note(folder, file, path, `a sum of money is typed into the text: ${cure}`);
      }
    }
  }
}

/** Why an address leads nowhere; undefined when it leads somewhere. */
export function addressProblem(knowledge: Knowledge, text: string): string | undefined {
  const address = parseAddress(text);
  if (address === undefined) return `"${text}" is not an address such as "salary/role-id" or "guide/guide-id"`;
  const { topic } = address;
  if (topic === "guide" || topic === "term") {
    const entries = topic === "guide" ? knowledge.guides : knowledge.terms;
    return entries.has(address.id)
      ? undefined
      : `there is no ${topic} "${address.id}"${didYouMean(address.id, entries.keys())}`;
  }
  const subjects =
    topic === "compare"
      ? [...knowledge.roles.keys(), ...[...knowledge.occupations.values()].map((one) => one.id)]
      : [...knowledge.roles.keys()];
  const wrong = subjectsOf(address).find((subject) => !subjects.includes(subject));
  if (wrong !== undefined) return `there is no role "${wrong}"${didYouMean(wrong, subjects)}`;
  const place = "place" in address ? address.place : undefined;
  if (place && !knowledge.places.has(place) && !knowledge.metros.has(place)) return `there is no place "${place}"`;
  return undefined;
}

function checkNames(folder: Folder, knowledge: Knowledge): void {
  const claimed = new Map<string, string>();
  for (const [id, role] of knowledge.roles) {
    const file = `roles/${id}.yml`;
    for (const [at, name] of [role.name, role.plural, ...role.names].entries()) {
      const key = nameKey(name, knowledge.sameWords);
      const owner = claimed.get(key);
      if (owner !== undefined && owner !== id) {
        const path = at < 2 ? ["name"] : ["names", at - 2];
        note(folder, file, path, `"${name}" is also a name of ${owner}: one name leads to one role`);
      }
      claimed.set(key, owner ?? id);
    }
  }
  const asked = new Map<string, string>();
  for (const [id, guide] of knowledge.guides) {
    for (const [at, wording] of guide.asked.entries()) {
      const key = nameKey(wording, knowledge.sameWords);
      const owner = asked.get(key);
      if (owner !== undefined) {
        note(folder, `guides/${id}.yml`, ["asked", at], `this wording also stands in guides/${owner}.yml`);
      }
      asked.set(key, id);
    }
  }
}

function checkReviews(folder: Folder, knowledge: Knowledge, today: Date): void {
  const due = new Date(today);
  due.setMonth(due.getMonth() - monthsUntilReview);
  for (const [file, entry] of entriesOf(knowledge)) {
    if (!("reviewed" in entry) || typeof entry.reviewed !== "string") continue;
    const reviewed = new Date(entry.reviewed);
    if (Number.isNaN(reviewed.valueOf())) note(folder, file, ["reviewed"], `"${entry.reviewed}" is not a day`);
    else if (reviewed > today) note(folder, file, ["reviewed"], "the day of review lies in the future");
    else if (reviewed < due) {
      const says = `last reviewed on ${entry.reviewed}: read it against its sources again`;
      note(folder, file, ["reviewed"], says, true);
    }
  }
}

function checkVocabularies(folder: Folder, knowledge: Knowledge): void {
  const { topics } = knowledge;
  for (const topic of [...roleTopics, ...otherTopics]) {
    if (!topics.has(topic)) note(folder, "topics.yml", [], `the topic "${topic}" is missing`);
  }
  for (const topic of roleTopics) {
    const parts = Object.keys(topics.get(topic)?.parts ?? {});
    for (const part of partsByTopic[topic]) {
      if (!parts.includes(part)) note(folder, "topics.yml", [topic, "parts"], `the part "${part}" is missing`);
    }
    for (const part of parts) {
      if (!partsByTopic[topic].includes(part)) {
        const says = `there is no part "${part}"${didYouMean(part, partsByTopic[topic])}`;
        note(folder, "topics.yml", [topic, "parts", part], says);
      }
    }
  }
  for (const [town, place] of knowledge.towns) {
    if (!knowledge.metros.has(place) && !knowledge.places.has(place)) {
      note(
        folder,
        "places.yml",
        ["towns", town],
        `there is no place "${place}"${didYouMean(place, knowledge.metros.keys())}`,
      );
    }
  }
}

function checkFigures(folder: Folder, knowledge: Knowledge, figures: Figures): void {
  const { occupations, sources, places, metros, roles } = knowledge;
  // The header is line 1. Rows that could not be read are noted already and would shift the count: name the row instead.
  const row = (file: string, which: string, says: string) =>
    folder.problems.push({ file: `figures/${file}`, line: 0, field: which, says });
  const source = (file: string, which: string, ids: readonly string[]) => {
    for (const id of ids) {
      if (!sources.has(id)) row(file, which, `there is no source "${id}"${didYouMean(id, sources.keys())}`);
    }
  };
  const occupation = (file: string, which: string, codes: string) => {
    for (const code of codes.split("+")) {
      if (!occupations.has(code))
        row(file, which, `there is no occupation "${code}"${didYouMean(code, occupations.keys())}`);
    }
  };
  const seen = new Set<string>();
  for (const wage of figures.wages) {
    const which = `${wage.occupation} ${wage.place} ${wage.period}`;
    if (seen.has(which)) row("wages.csv", which, "this occupation, place and period stand here twice");
    seen.add(which);
    occupation("wages.csv", which, wage.occupation);
    source("wages.csv", which, [wage.source]);
    if (wage.place !== "us" && !places.has(wage.place) && !metros.has(wage.place)) {
      row("wages.csv", which, `there is no place "${wage.place}"`);
    }
    if (!/\d{4}/.test(wage.period))
      row("wages.csv", which, "a period names its year, as in the month and year of a survey");
    const percentiles = [wage.p10, wage.p25, wage.median, wage.p75, wage.p90].flatMap((one) =>
      one ? [one.dollars] : [],
    );
    if (percentiles.some((dollars, at) => at > 0 && dollars < (percentiles[at - 1] ?? 0))) {
      row("wages.csv", which, "the percentiles do not rise: are two cells swapped?");
    }
  }
  for (const metro of figures.metros) {
    for (const state of metro.states.split(";")) {
      if (!places.has(state)) row("metros.csv", metro.id, `there is no state "${state}"`);
    }
  }
  for (const one of figures.outlook) {
    occupation("outlook.csv", `${one.occupation} ${one.period}`, one.occupation);
    source("outlook.csv", `${one.occupation} ${one.period}`, one.source);
  }
  for (const one of figures.settingPay) {
    occupation("settings-pay.csv", `${one.occupation} ${one.setting}`, one.occupation);
    source("settings-pay.csv", `${one.occupation} ${one.setting}`, [one.source]);
  }
  for (const one of figures.facts) source("facts.csv", one.id, one.source);
  for (const one of figures.licences) {
    source("licences.csv", one.place, one.source);
    if (!places.has(one.place)) row("licences.csv", one.place, `there is no place "${one.place}"`);
  }
  for (const place of places.keys()) {
    if (!knowledge.licences.has(place)) row("licences.csv", place, "this place has no licence row");
  }
  for (const [id, role] of roles) {
    const code = role.pay.occupation;
    if (!occupations.has(code)) {
      note(
        folder,
        `roles/${id}.yml`,
        ["pay", "occupation"],
        `there is no occupation "${code}"${didYouMean(code, occupations.keys())}`,
      );
    } else if (!knowledge.wages.has(`${code} us`)) {
      note(folder, `roles/${id}.yml`, ["pay", "occupation"], `figures/wages.csv has no national wage for "${code}"`);
    }
  }
}
