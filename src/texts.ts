/** The headings and labels that every platform shows, in one place per language. */
export const texts = {
  note: "Note",
  sources: "Sources",
  reviewed: (day: string) => `Last reviewed: ${day}`,
  next: "Ask next",
  near: "Perhaps one of these helps",
  offers: "What I can tell you",
  examples: "Try for example",
} as const;
