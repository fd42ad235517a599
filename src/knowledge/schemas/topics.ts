import { z } from "zod";
import { vocabularySchema } from "./common-fields.ts";

/** A closer look within a topic. */
const topicPartSchema = vocabularySchema.extend({
  /** Its heading, or the question it answers. */
  title: z.string(),
});

/** topics.yml: what can be asked about a role, and the words people ask it with. */
const topicSchema = vocabularySchema.extend({
  /** Heading of the answer; {role} is filled in. */
  title: z.string(),
  /** Closer looks within the topic, by the name of the field in a role's entry. */
  parts: z.record(z.string(), topicPartSchema).default({}),
});

export const topicsSchema = z.record(z.string(), topicSchema);

export type Topic = z.infer<typeof topicSchema>;
