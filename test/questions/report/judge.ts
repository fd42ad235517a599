import { type Address, formatAddress, parseAddress, placeOf, subjectsOf } from "../../../src/address.ts";
import type { AnsweredQuestion } from "../../../src/ask.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { partOf } from "../../../src/knowledge/parts.ts";
import { jsonAnswer } from "../../../src/present/json-answer.ts";
import { accepted, addressesOf, kindsOf, outcomeText } from "../bank.ts";
import { unknownWords } from "./unknown-words.ts";
import type { BankLine, Label, Written } from "./written.ts";

/** Why a question missed, in the order in which a report shows them. */
export const causes = [
  "unknown word",
  "wrong role",
  "wrong topic",
  "wrong place",
  "knowledge missing",
  "only offered",
  "refused",
  "refused as another subject",
  "should have asked back",
  "should have refused",
] as const;
export type Cause = (typeof causes)[number];

/** What went wrong, and what would have been right. */
export type Miss = { readonly cause: Cause; readonly says: string };

/** A word that nobody taught it may be behind each of these. */
const byUnknownWord: ReadonlySet<Cause> = new Set(["wrong role", "wrong topic", "only offered", "refused"]);

/** Why the question missed; undefined when it was answered rightly. */
export function missOf(written: Written, asked: AnsweredQuestion, knowledge: Knowledge): Miss | undefined {
  const miss =
    written.shape === "bank"
      ? missOfBank(written.expects, asked, knowledge)
      : missOfLabeled(written.expects, asked, knowledge);
  const words = miss && byUnknownWord.has(miss.cause) ? unknownWords(written.asks, knowledge) : [];
  if (miss === undefined || words.length === 0) return miss;
  return { cause: "unknown word", says: `${words.join(", ")} (${miss.cause}; ${miss.says})` };
}

function missOfBank(expects: BankLine, asked: AnsweredQuestion, knowledge: Knowledge): Miss | undefined {
  const { outcome } = asked.reading;
  const right = accepted(expects, knowledge);
  const [addresses, kinds] = [addressesOf(expects), kindsOf(expects)];
  const says = `right: ${[...addresses, ...kinds].join(", ")}`;
  if (right.includes(outcomeText(asked.reading))) return silenceOf(asked, knowledge);
  const toRefuse = addresses.length === 0 && !kinds.includes("choices");
  switch (outcome.kind) {
    case "address":
      if (addresses.length > 0) return { cause: causeOf(outcome.address, addresses), says };
      return { cause: toRefuse ? "should have refused" : "should have asked back", says };
    case "choices":
      return { cause: toRefuse ? "should have refused" : "only offered", says };
    case "declined":
    case "unknown":
    case "welcome":
      return { cause: toRefuse ? "refused as another subject" : "refused", says };
  }
}

/** How an address differs from the nearest of those that are right. */
function causeOf(given: Address, right: readonly string[]): Cause {
  const wanted = right.flatMap((text) => parseAddress(text) ?? []);
  const subjects = subjectsOf(given);
  const sameSubjects = (one: Address) => String(subjectsOf(one)) === String(subjects);
  const elsewhere = wanted.some((one) => sameSubjects(one) && withoutPlace(one) === withoutPlace(given));
  if (elsewhere && wanted.every((one) => placeOf(one) !== placeOf(given))) return "wrong place";
  const sameTopic = wanted.filter(({ topic }) => topic === given.topic);
  if (sameTopic.length > 0) return sameTopic.some(sameSubjects) ? "wrong topic" : "wrong role";
  const shares = wanted.some((one) => subjectsOf(one).some((subject) => subjects.includes(subject)));
  const aboutNobody = subjects.length === 0 || wanted.every((one) => subjectsOf(one).length === 0);
  return shares || aboutNobody ? "wrong topic" : "wrong role";
}

const withoutPlace = (address: Address): string =>
  address.topic === "licence"
    ? "licence"
    : formatAddress("place" in address ? { ...address, place: undefined } : address);

/** The reading is right, and the entry has nothing to say. */
function silenceOf({ reading: { outcome } }: AnsweredQuestion, knowledge: Knowledge): Miss | undefined {
  if (outcome.kind !== "address" || !("role" in outcome.address)) return undefined;
  const { role: id, topic, part } = outcome.address;
  const role = knowledge.roles.get(id);
  if (role === undefined || part === undefined || partOf(role, topic, part)) return undefined;
  return { cause: "knowledge missing", says: `the entry of ${id} is silent on "${part}" of ${topic}` };
}

function missOfLabeled(label: Label, asked: AnsweredQuestion, knowledge: Knowledge): Miss | undefined {
  const { kind, topic, title, text, roles } = jsonAnswer(asked);
  if (!label.in_scope) {
    return kind === "answer" ? { cause: "should have refused", says: "right: no answer" } : undefined;
  }
  const says = `right: ${[label.topic, ...label.roles].join(" ")}`;
  if (kind === "choices") return { cause: "only offered", says };
  if (kind !== "answer") return { cause: "refused", says };
  // An answer that is about no role in particular, as most guides are, is about the asked one too.
  const aboutRole = label.roles.length === 0 || roles.length === 0 || label.roles.some((role) => roles.includes(role));
  if (!aboutRole) return { cause: "wrong role", says };
  const onTopic = topic === label.topic || topic === "guide" || topic === "term";
  const lower = `${title}\n${text}`.toLowerCase();
  const lacks = label.must.filter((group) => !group.some((word) => lower.includes(word.toLowerCase())));
  if (lacks.length === 0) return onTopic || label.must.length > 0 ? undefined : { cause: "wrong topic", says };
  if (!onTopic) return { cause: "wrong topic", says };
  return (
    silenceOf(asked, knowledge) ?? {
      cause: "knowledge missing",
      says: `the answer lacks ${lacks.map((group) => group.map((word) => `"${word}"`).join(" or ")).join(", and ")}`,
    }
  );
}
