import { type Address, parseAddress, roleTopics } from "../address.ts";
import { nameKey } from "../text/tokens.ts";
import { addressProblem, missing, type Unreadable } from "./address-problem.ts";
import { checkFigures } from "./check-figures.ts";
import type { Figures } from "./figures-schema.ts";
import { type Folder, note } from "./files.ts";
import { type Knowledge, wagesAt } from "./knowledge.ts";
import { partOf, partsByTopic } from "./parts.ts";
import { fillIn, placeholdersIn } from "./placeholders.ts";
import { didYouMean, type Path } from "./problems.ts";

/** An entry older than this is due for another reading. */
const monthsUntilReview = 12;

/** Other topics that need words of their own in topics.yml. */
const otherTopics = ["compare", "path", "licence", "term", "find"];

/** Looks for what no single file can show: dangling references, an alias claimed twice, figures without a home. */
export function checkKnowledge(folder: Folder, knowledge: Knowledge, figures: Figures, today: Date): void {
  const unreadable: Unreadable = new Set(folder.problems.map(({ file }) => file));
  checkReferences(folder, knowledge, unreadable);
  checkRedirects(folder, knowledge, unreadable);
  checkNames(folder, knowledge);
  checkReviews(folder, knowledge, today);
  checkTraits(folder, knowledge);
  checkVocabularies(folder, knowledge, unreadable);
  checkFigures(folder, knowledge, figures, unreadable);
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

const namesRole = new Set(["to", "role", "isAlso", "entryRole", "about", "common"]);
const listOfAddresses = new Set(["next", "offers"]);
const typedMoney = /\$\s?\d|\b\d{2,3},\d{3}\b|\b\d+ dollars\b/;

function checkReferences(folder: Folder, knowledge: Knowledge, unreadable: Unreadable): void {
  for (const [file, entry] of entriesOf(knowledge)) {
    for (const [path, text] of stringsOf(entry)) {
      const field = String(path.findLast((step) => typeof step === "string") ?? "");
      const says = [
        referenceProblem(knowledge, field, text, unreadable),
        ...placeholdersIn(text).map((id) => placeholderProblem(knowledge, id, unreadable)),
        /[{}]/.test(fillIn(text, () => ""))
          ? "a figure is written {fact-id} or {salary/role-id}, in lower-case words joined by hyphens"
          : undefined,
        typedMoney.test(text)
          ? "a sum of money is typed into the text: put it in figures/facts.csv with its period and source, and write {its-id} here"
          : undefined,
      ];
      for (const one of says) if (one) note(folder, file, path, one);
    }
  }
}

/** What is wrong with the text of a field that refers to something. */
function referenceProblem(knowledge: Knowledge, field: string, text: string, unreadable: Unreadable) {
  const { roles, sources } = knowledge;
  const { families } = knowledge.field;
  if (field === "sources") return missing("source", text, sources);
  if (field === "family" && !Object.hasOwn(families, text)) {
    return `there is no family "${text}" in field.yml${didYouMean(text, Object.keys(families))}`;
  }
  if (listOfAddresses.has(field)) {
    return addressProblem(knowledge, text, unreadable) ?? partProblem(knowledge, text, unreadable);
  }
  if (field === "commonTerms" && !unreadable.has(`terms/${text}.yml`)) return missing("term", text, knowledge.terms);
  if (field === "commonPlaces" && !unreadable.has("figures/metros.csv")) {
    return missing("place", text, new Map<string, unknown>([...knowledge.metros, ...knowledge.places]));
  }
  return namesRole.has(field) && !unreadable.has(`roles/${text}.yml`) ? missing("role", text, roles) : undefined;
}

/** Why an address leads to less than it says: nobody wrote that part. */
function partProblem(knowledge: Knowledge, text: string, unreadable: Unreadable): string | undefined {
  const address = parseAddress(text);
  if (address === undefined || !("role" in address) || !address.part) return undefined;
  const { topic, part } = address;
  if (!partsByTopic[topic].includes(part)) {
    return `there is no part "${part}" of ${topic}${didYouMean(part, partsByTopic[topic])}`;
  }
  const role = knowledge.roles.get(address.role);
  if (role === undefined || unreadable.has(`roles/${address.role}.yml`) || partOf(role, topic, part)) return undefined;
  return `roles/${address.role}.yml has no ${topic}.${part}`;
}

/** Why a placeholder cannot be filled in. */
function placeholderProblem(knowledge: Knowledge, id: string, unreadable: Unreadable): string | undefined {
  const { facts, roles } = knowledge;
  if (!id.includes("/")) {
    return unreadable.has("figures/facts.csv") ? undefined : missing("fact in figures/facts.csv", id, facts);
  }
  const address: Address | undefined = parseAddress(id);
  if (address?.topic !== "salary" || address.part) {
    return `"{${id}}" cannot be filled in: write {fact-id}, {salary/role-id} or {salary/role-id/place}`;
  }
  const wrong = addressProblem(knowledge, id, unreadable);
  const occupation = roles.get(address.role)?.pay.occupation;
  if (wrong || occupation === undefined || unreadable.has("figures/wages.csv")) return wrong;
  const place = address.place ?? "us";
  const published = wagesAt(knowledge, occupation, place).some(({ median }) => median);
  return published ? undefined : `figures/wages.csv has no median wage for "${occupation}" in "${place}"`;
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

function checkVocabularies(folder: Folder, knowledge: Knowledge, unreadable: Unreadable): void {
  const { topics } = knowledge;
  for (const topic of [...roleTopics, ...otherTopics]) {
    if (!topics.has(topic)) note(folder, "topics.yml", [], `the topic "${topic}" is missing`);
  }
  const known: readonly string[] = [...roleTopics, ...otherTopics];
  for (const topic of topics.keys()) {
    if (!known.includes(topic)) {
      note(folder, "topics.yml", [topic], `there is no topic "${topic}"${didYouMean(topic, known)}`);
    }
  }
  for (const topic of roleTopics) {
    if (!topics.has(topic)) continue;
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
  if (unreadable.has("figures/metros.csv")) return;
  for (const [town, place] of knowledge.towns) {
    const wrong = missing("place", place, new Map<string, unknown>([...knowledge.metros, ...knowledge.places]));
    if (wrong) note(folder, "places.yml", ["towns", town], wrong);
  }
}

/** Traits of roles and wishes for them stay within what field.yml says roles differ in. */
function checkTraits(folder: Folder, knowledge: Knowledge): void {
  const traits = new Map(Object.entries(knowledge.field.traits));
  const check = (file: string, path: Path, trait: string, values: readonly string[]) => {
    const known = traits.get(trait);
    if (known === undefined) {
      note(folder, file, path, `there is no trait "${trait}" in field.yml${didYouMean(trait, traits.keys())}`);
      return;
    }
    for (const value of values) {
      if (!known.includes(value)) {
        note(folder, file, path, `"${trait}" cannot be "${value}"; field.yml knows ${known.join(", ")}`);
      }
    }
  };
  for (const [id, role] of knowledge.roles) {
    for (const [trait, value] of Object.entries(role.traits)) {
      check(`roles/${id}.yml`, ["traits", trait], trait, [value]);
    }
  }
  for (const [id, { where }] of knowledge.filters) {
    if (where) check("filters.yml", [id, "where"], where.trait, where.is);
  }
}
