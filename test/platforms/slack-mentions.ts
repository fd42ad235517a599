/** Sentences of ours that name people; only the first is meant to call somebody, and the mentor is named with it. */
const meant = /<@\w+>, <@\w+> thought this answers your question:|(?:Shared by|Pointed out by) <@\w+>/g;
/** What Slack reads as a mention, a broadcast or a channel. */
const called = /<[@!#][^>]*>/g;
/** What is not shown as markup: what an element remembers, and what stands in a field to be edited. */
const unseen = new Set(["private_metadata", "initial_value", "value", "trigger_id"]);

/** What calls anybody without being meant to, in anything that was sent. */
export const strayMentions = (sent: unknown): string[] =>
  [
    ...JSON.stringify(sent ?? null, (key, value: unknown) => (unseen.has(key) ? undefined : value))
      .replace(meant, "")
      .matchAll(called),
  ].map(([mention]) => mention);
