import { type Address, placesOf } from "../address.ts";
import type { Choice } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { capitalized, listed, midSentence } from "../text/format.ts";

/** What a subject of a comparison is called: a role, or an occupation outside the field. */
export const subjectName = (id: string, knowledge: Knowledge): string =>
  knowledge.roles.get(id)?.name ?? outsideOccupation(id, knowledge)?.name ?? id;

export const outsideOccupation = (id: string, knowledge: Knowledge) =>
  [...knowledge.occupations.values()].find((occupation) => occupation.id === id);

/** "Texas", "the District of Columbia", "Houston-Pasadena-The Woodlands, Texas" */
export const placeName = (id: string, knowledge: Knowledge): string => {
  const state = knowledge.places.get(id);
  if (state) return state.inText ?? state.name;
  const metro = knowledge.metros.get(id);
  if (metro === undefined) return "the United States";
  // "Vallejo, California" reads better than "Vallejo, CA"; an area across states keeps its official title.
  const only = knowledge.places.get(metro.states);
  return only ? metro.title.replace(/, [A-Z]{2}$/, `, ${only.name}`) : metro.title;
};

const placeNames = (address: Address, knowledge: Knowledge): string =>
  listed(placesOf(address).map((place) => placeName(place, knowledge)));

/** The heading of the answer at an address; also the label of the button that leads there. */
export function titleOf(address: Address, knowledge: Knowledge): string {
  const pattern = knowledge.topics.get(address.topic)?.title ?? "";
  switch (address.topic) {
    case "guide":
      return knowledge.guides.get(address.id)?.title ?? address.id;
    case "term":
      return capitalized(knowledge.terms.get(address.id)?.name ?? address.id);
    case "find": {
      const wishes = address.filters.map((id) => knowledge.filters.get(id)?.title ?? id);
      return wishes.length > 0 ? `${pattern}: ${listed(wishes)}` : pattern;
    }
    case "licence":
      return pattern.replace("{place}", placeNames(address, knowledge));
    case "compare":
      return `${pattern.replace("{roles}", capitalized(listed(address.subjects.map((id) => subjectName(id, knowledge)))))}${address.place ? ` in ${placeNames(address, knowledge)}` : ""}`;
    case "path":
      return pattern
        .replace("{from}", subjectName(address.from, knowledge))
        .replace("{to}", subjectName(address.to, knowledge));
    default: {
      const part = address.part && knowledge.topics.get(address.topic)?.parts[address.part]?.title;
      const whole = part ? `{role}: ${midSentence(part)}` : pattern;
      const title = capitalized(whole.replace("{role}", subjectName(address.role, knowledge)));
      return [title, address.place && `in ${placeNames(address, knowledge)}`, address.year && `in ${address.year}`]
        .filter(Boolean)
        .join(" ");
    }
  }
}

export const choiceOf = (address: Address, knowledge: Knowledge): Choice => ({
  address,
  title: titleOf(address, knowledge),
});
