import { z } from "zod";
import { asked } from "./common-fields.ts";

/** A closer look within a topic. */
const topicPartSchema = z.strictObject({
  /** Its heading, or the question it answers. */
  title: z.string(),
  /** Example questions: different words, of different people. The role in them stands for any role. */
  asked: asked.default([]),
});

/** topics.yml: what can be asked about a role, and how people ask it. */
const topicSchema = z.strictObject({
  /** Heading of the answer; {role} is filled in. */
  title: z.string(),
  /** Example questions: different words, of different people. The role in them stands for any role. */
  asked: asked.default([]),
  /** Closer looks within the topic, by the name of the field in a role's entry. */
  parts: z.record(z.string(), topicPartSchema).default({}),
});

export const topicsSchema = z.record(z.string(), topicSchema);

export type Topic = z.infer<typeof topicSchema>;
