import { chatTexts } from "../../../src/present/texts.ts";

/** Every sentence and label of this platform, in one place per language. */
export const english = {
  ...chatTexts,
  askAboutThis: "Ask about this",
  share: "Share",
  openSite: "On the web",
  pageOf: (title: string, page: number, pages: number) => `${title} · page ${page} of ${pages}`,
  pick: "Pick one",
  question: "Question",

  pointedOutAbove: (mentor: string) => `Pointed out by ${mentor}, to a message above:`,

  tooLongToKeep: "Your message was too long to keep, so I cannot tell any more which of its words I went by.",

  offerSays: "I post the one you pick as a reply to that message, with your name. Only you see this list.",
  posted: "Posted in the channel.",
  notPosted: {
    ...chatTexts.notPosted,
    forbidden:
      "I may not write in that channel, so I posted nothing. Somebody who runs this server can give me “View Channel”, “Send Messages” and “Read Message History” there.",
    trouble: "Discord did not take my message, so I posted nothing. Please try again in a minute.",
  },

  unknownCommand: "I do not know this command any more. Type / to see the commands I have now, or mention me and ask.",

  modalHint: "For example: how much do they earn in Texas?",
} as const;

export type Texts = typeof english;

/** The texts in a person's language (a locale such as "en-US"); English while there is no other. */
export const textsFor = (_locale: string | undefined): Texts => english;
