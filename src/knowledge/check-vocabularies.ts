import { type Address, type RoleTopic, roleTopics } from "../address.ts";
import { missing, type Unreadable } from "./address-problem.ts";
import { type Folder, note } from "./files.ts";
import type { Knowledge } from "./knowledge.ts";
import { partsByTopic } from "./parts.ts";
import { didYouMean, type Path } from "./problems.ts";

/** Other topics that need words of their own in topics.yml. */
const otherTopics: Readonly<Record<Exclude<Address["topic"], RoleTopic | "guide">, true>> = {
  compare: true,
  path: true,
  licence: true,
  term: true,
  find: true,
};

/** Every topic of topics.yml exists and none is missing, each with its parts. */
export function checkTopics(folder: Folder, { topics }: Knowledge): void {
  const known: readonly string[] = [...roleTopics, ...Object.keys(otherTopics)];
  for (const topic of known) {
    if (!topics.has(topic)) note(folder, "topics.yml", [], `the topic "${topic}" is missing`);
  }
  for (const topic of topics.keys()) {
    if (!known.includes(topic)) {
      note(folder, "topics.yml", [topic], `there is no topic "${topic}"${didYouMean(topic, known)}`);
    }
  }
  for (const topic of roleTopics) {
    const written = topics.get(topic);
    if (written) checkParts(folder, topic, Object.keys(written.parts));
  }
}

function checkParts(folder: Folder, topic: RoleTopic, parts: readonly string[]): void {
  const known = partsByTopic[topic];
  for (const part of known) {
    if (!parts.includes(part)) note(folder, "topics.yml", [topic, "parts"], `the part "${part}" is missing`);
  }
  for (const part of parts) {
    if (!known.includes(part)) {
      note(folder, "topics.yml", [topic, "parts", part], `there is no part "${part}"${didYouMean(part, known)}`);
    }
  }
}

/** Towns of places.yml lie in places that are known. */
export function checkTowns(folder: Folder, { towns, metros, places }: Knowledge, unreadable: Unreadable): void {
  if (unreadable.has("figures/metros.csv")) return;
  const known = new Map<string, unknown>([...metros, ...places]);
  for (const [town, place] of towns) {
    const wrong = missing("place", place, known);
    if (wrong) note(folder, "places.yml", ["towns", town], wrong);
  }
}

/** Traits of roles and wishes for them stay within what field.yml says roles differ in. */
export function checkTraits(folder: Folder, knowledge: Knowledge): void {
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
