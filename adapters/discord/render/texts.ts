import { texts as shared } from "../../../src/present/texts.ts";

/** Every sentence and label that this platform adds, in one place per language. */
export const english = {
  answerThis: "Answer this",
  askAboutThis: "Ask about this",
  share: "Share",
  why: shared.why,
  notThis: "Not what I asked",
  askAgain: "Ask in other words",
  readAll: "Read it all",
  openPage: "Open as a page",
  openSite: "On the web",
  back: (page: number, pages: number) => `Back (${page} of ${pages})`,
  more: (page: number, pages: number) => `More (${page} of ${pages})`,
  pageOf: (title: string, page: number, pages: number) => `${title} · page ${page} of ${pages}`,
  pick: "Pick one",
  question: "Question",
  moreSources: (count: number) => `and ${count} more under “Read it all”`,

  sharedBy: (person: string) => `Shared by ${person}`,
  pointedOut: (mentor: string) => `Pointed out by ${mentor}`,
  pointedTo: (person: string, mentor: string) => `${person}, ${mentor} thought this answers your question:`,
  pointedOutAbove: (mentor: string) => `Pointed out by ${mentor}, to a message above:`,

  notPointedUnsure: "Nobody was told yet. Pick what you mean, and I will point them to it in the channel.",
  notPointedUnknown: "Nobody was told, because I have no answer to point to.",
  notPointedPrivate: "You asked for a private answer, so nobody was told. Leave out “private” to point them to it.",
  notPointedDirect: "Only you and I are in this conversation, so nobody was told. Use the command in a channel.",
  notPointedSelf: "That is you, so nobody was told.",
  notPointedBot: "Bots do not read answers, so I told nobody.",
  mayNotWriteHere: "You cannot write in this channel, so only you see this.",

  tooLongToKeep: "Your message was too long to keep, so I cannot tell any more which of its words I went by.",

  offerTitle: "Which answer fits?",
  offerSays: "I post the one you pick as a reply to that message, with your name. Only you see this list.",
  offerUnsure: "I am not sure what that message asks; these are the nearest answers.",
  post: "Post this",
  posting: "Posting it …",
  posted: "Posted in the channel.",
  noWords: "That message has no words that I can read.",
  notPosted: {
    gone: "That message is not there any more, so I posted nothing.",
    forbidden:
      "I may not write in that channel, so I posted nothing. Somebody who runs this server can give me “View Channel”, “Send Messages” and “Read Message History” there.",
    trouble: "Discord did not take my reply, so I posted nothing. Please try again in a minute.",
  },

  oldButton: "This button is from an older version of me, and I do not know any more what it led to. Please ask again.",
  unknownCommand: "I do not know this command any more. Type / to see the commands I have now, or mention me and ask.",
  trouble: "Something went wrong on my side, and I could not answer. Please try again.",
  inDirect: "I may not write in the channel where you asked, so here is the answer:",

  modalTitle: "Ask in other words",
  modalLabel: "Your question",
  modalHint: "For example: how much do they earn in Texas?",
} as const;

export type Texts = typeof english;

/** The texts in a person's language (a locale such as "en-US"); English while there is no other. */
export const textsFor = (_locale: string | undefined): Texts => english;
