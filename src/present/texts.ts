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

/** What every chat platform says beside answers. A platform adds what names its own things. */
export const chatTexts = {
  answerThis: "Answer this",
  why: texts.why,
  notThis: "Not what I asked",
  askAgain: "Ask in other words",
  questionLabel: "Your question",
  readAll: "Read it all",
  openPage: "Open as a page",
  back: (page: number, pages: number) => `Back (${page} of ${pages})`,
  more: (page: number, pages: number) => `More (${page} of ${pages})`,
  moreSources: (count: number) => `and ${count} more under “Read it all”`,

  sharedBy: (person: string) => `Shared by ${person}`,
  pointedOut: (mentor: string) => `Pointed out by ${mentor}`,
  pointedTo: (person: string, mentor: string) => `${person}, ${mentor} thought this answers your question:`,

  notPointedUnsure: "Nobody was told yet. Pick what you mean, and I will point them to it in the channel.",
  notPointedUnknown: "Nobody was told, because I have no answer to point to.",
  notPointedPrivate: "You asked for a private answer, so nobody was told. Leave out “private” to point them to it.",
  notPointedDirect: "Only you and I are in this conversation, so nobody was told. Use the command in a channel.",
  notPointedSelf: "That is you, so nobody was told.",
  notPointedBot: "Bots do not read answers, so I told nobody.",
  notPublic: "I have no answer to show to everybody, so only you see this.",
  mayNotWriteHere: "You cannot write in this channel, so only you see this.",

  offerTitle: "Which answer fits?",
  offerUnsure: "I am not sure what that message asks; these are the nearest answers.",
  post: "Post this",
  posting: "Posting it …",
  noWords: "That message has no words that I can read.",
  notPosted: { gone: "That channel or message is not there any more, so I posted nothing." },

  oldButton: "This button is from an older version of me, and I do not know any more what it led to. Please ask again.",
  trouble: "Something went wrong on my side, and I could not answer. Please try again.",
  inDirect: "I may not write in the channel where you asked, so here is the answer:",
} as const;
