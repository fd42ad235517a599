/** The headings and labels that every platform shows, in one place per language. */
export const texts = {
  note: "Note",
  sources: "Sources",
  reviewed: (day: string) => `Last reviewed: ${day}`,
  next: "Ask next",
  near: "Perhaps one of these helps",
  offers: "What I can tell you",
  examples: "Try for example",

  missingTitle: "Something is missing",
  missing: (usage: string, description: string) => `“${usage}” needs ${description}.`,
  notFound: (option: string, given: string) => `I know nothing called “${given}” to use as ${option}.`,
  notFoundTitle: "Not found",

  why: "Why this answer?",
  whyTitle: "Why this answer",
  picked:
    "No words that I could still read led to this answer: somebody picked or shared it, or wrote more than a message can keep.",
  notTitle: "What did you mean?",
  notSays: "Here is what else I thought of. Or ask again in other words.",
  notSaysAlone: "I thought of nothing else. Please ask again in other words.",
} as const;
