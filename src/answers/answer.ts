import { type Address, formatAddress, parseAddress, placesOf } from "../address.ts";
import type { Answer } from "../answer.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { followRedirects } from "../knowledge/redirects.ts";
import { advancementAnswer } from "./advancement.ts";
import { compareAnswer } from "./compare.ts";
import { dutiesAnswer } from "./duties.ts";
import { findAnswer } from "./find.ts";
import { guideAnswer } from "./guide.ts";
import { licenseAnswer } from "./licence.ts";
import { outlookAnswer } from "./outlook.ts";
import { overviewAnswer } from "./overview.ts";
import { pathAnswer } from "./path.ts";
import { requirementsAnswer } from "./requirements.ts";
import { salaryAnswer } from "./salary.ts";
import { termAnswer } from "./term.ts";
import { choiceOf } from "./titles.ts";
import { workLifeAnswer } from "./work-life.ts";

/** Most requests ask for the same few answers; so many take a few megabytes of memory. */
const maxCached = 1000;
/** Recent answers by their address, the oldest first. They stay right as long as the knowledge is the same object. */
const answerCaches = new WeakMap<Knowledge, Map<string, Answer>>();

/** The answer at an address. Pure and total: an address that leads nowhere gets a kind "unknown". */
export function answer(address: Address, knowledge: Knowledge): Answer {
  const cache = answerCaches.get(knowledge) ?? new Map<string, Answer>();
  answerCaches.set(knowledge, cache);
  const key = formatAddress(address);
  const known = cache.get(key);
  if (known) return known;
  const made = answered(followRedirects(address, knowledge), knowledge) ?? notFound(address, knowledge);
  const [oldest] = cache.size >= maxCached ? cache.keys() : [];
  if (oldest !== undefined) cache.delete(oldest);
  cache.set(key, made);
  return made;
}

/**
 * The answer at an address as it is written; its own address has the ids of today. Pure and total: undefined where
 * nothing is answered.
 */
export function answerAt(written: string, knowledge: Knowledge): Extract<Answer, { kind: "answer" }> | undefined {
  const address = parseAddress(written);
  const given = address && answer(address, knowledge);
  return given?.kind === "answer" ? given : undefined;
}

function answered(address: Address, knowledge: Knowledge): Answer | undefined {
  if (!placesOf(address).every((place) => placeExists(place, knowledge))) return undefined;
  switch (address.topic) {
    case "guide":
      return guideAnswer(address, knowledge);
    case "term":
      return termAnswer(address, knowledge);
    case "compare":
      return compareAnswer(address, knowledge);
    case "path":
      return pathAnswer(address, knowledge);
    case "licence":
      return licenseAnswer(address, knowledge);
    case "find":
      return findAnswer(address, knowledge);
    default: {
      const role = knowledge.roles.get(address.role);
      if (role === undefined) return undefined;
      const { topic } = address;
      switch (topic) {
        case "salary":
          return salaryAnswer(address, role, knowledge);
        case "overview":
          return overviewAnswer({ ...address, topic }, role, knowledge);
        case "duties":
          return dutiesAnswer({ ...address, topic }, role, knowledge);
        case "requirements":
          return requirementsAnswer({ ...address, topic }, role, knowledge);
        case "advancement":
          return advancementAnswer({ ...address, topic }, role, knowledge);
        case "outlook":
          return outlookAnswer({ ...address, topic }, role, knowledge);
        case "work-life":
          return workLifeAnswer({ ...address, topic }, role, knowledge);
      }
    }
  }
}

const placeExists = (place: string, knowledge: Knowledge): boolean =>
  knowledge.places.has(place) || knowledge.metros.has(place);

const notFound = (address: Address, knowledge: Knowledge): Answer => ({
  kind: "unknown",
  title: "That page is not here any more",
  says: `There is nothing at "${formatAddress(address)}" now. It may have been renamed or put together with another; these may help.`,
  near: knowledge.field.common.slice(0, 3).map((role) => choiceOf({ topic: "overview", role }, knowledge)),
});
