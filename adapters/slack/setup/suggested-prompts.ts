/** Slack shows four: https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
const maxPrompts = 4;

/** First questions, as Slack suggests them where people write to the bot. */
export const promptsOf = (examples: readonly string[]) =>
  examples.slice(0, maxPrompts).map((example) => ({ title: example, message: example }));
