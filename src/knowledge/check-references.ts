import { type Address, parseAddress } from "../address.ts";
import { addressProblem, missing, type Unreadable } from "./address-problem.ts";
import { type Folder, note } from "./files.ts";
import { type Knowledge, wagesAt } from "./knowledge.ts";
import { partOf, partsByTopic } from "./parts.ts";
import { fillIn, placeholdersIn } from "./placeholders.ts";
import { didYouMean, type Path } from "./problems.ts";

/** Every entry file with its content, as far as it could be read. */
export function* entriesOf(knowledge: Knowledge): Generator<[file: string, entry: object]> {
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

/** Looks for references that lead nowhere, placeholders that nothing fills in, and sums typed into a text. */
export function checkReferences(folder: Folder, knowledge: Knowledge, unreadable: Unreadable): void {
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
