import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Entities } from "../entities/entities.ts";
import { type HeadOutputs, shares } from "./head-outputs.ts";
import type { NearestWording } from "./wording-vectors.ts";

/** A wording that shares every word with a question is so much likelier than one that shares none, as a logit. */
const logitOfSame = 14;
/** A wish that is said is more likely than not. */
const logitOfSaid = 3;

/** What is likely asked as the words alone tell, where no encoder has read the question. */
export function wordOutputs(
  nearest: ReadonlyMap<string, NearestWording>,
  { wishes }: Entities,
  { filters }: Knowledge,
): HeadOutputs {
  const logits = new Map([...nearest].map(([subject, { similarity }]) => [subject, similarity * logitOfSame]));
  return {
    logits,
    subjects: shares(logits),
    roles: new Map(),
    wishes: new Map([...filters.keys()].map((id) => [id, wishes.includes(id) ? logitOfSaid : -logitOfSaid])),
  };
}
