import { chatTexts } from "../../../src/present/texts.ts";

/** Every sentence and label of this platform, in one place per language. */
export const english = {
  ...chatTexts,
  name: "Rolecall",
  askAbout: "Ask about careers",
  share: "Share in channel",
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
  moreSourcesLast: (count: number) => `and ${count} more on the last page`,
  helpful: "Helpful",
  notHelpful: "Not helpful",

  /** What a screen reader says of a button, where its label says too little. At most 75 characters. */
  spoken: {
    next: (title: string) => `Ask next: ${title}`,
    show: (title: string) => `Show: ${title}`,
    pick: (title: string) => `I mean: ${title}`,
    share: "Share this answer with everybody in this channel",
    why: "Why this answer? Shows how your words were read",
    notThis: "Not what I asked: see other meanings or ask again",
    askAgain: "Ask in other words: opens a form",
    readAll: "Read the whole answer, which only you see",
    turn: (label: string) => `${label}, of this answer`,
    post: (title: string) => `Post this answer: ${title}`,
    form: "Ask a question: opens a form",
    pay: "Show the pay for this role in this place",
  },

  notPointedUnnamed: (name: string) =>
    `I cannot tell who “${name}” is, so nobody was told. Type @ and pick the person from Slack's list.`,

  offerSays: "I post the one you pick in that message's thread, with your name.",
  show: "Show",
  posted: "Posted in that message's thread.",
  shared: "Shared in the channel.",
  alreadyShared: "You have shared that already.",
  notPosted: {
    ...chatTexts.notPosted,
    forbidden: "I may not write in that channel, so I posted nothing. Invite me there first, with /invite.",
    archived: "That channel is archived, so I posted nothing.",
    trouble: "Slack did not take my message, so I posted nothing. Please try again in a minute.",
  },

  tooLate: "Slack gave me too little time to open a window. Please press it again.",
  thanks: "Thank you. I only count such votes; nobody sees whose they are.",
  sorry: "Thank you for telling me. I only count such votes. Press “Not what I asked” to see other meanings.",

  promptsTitle: "For example",

  formTitle: "Ask about careers",
  formSubmit: "Ask",
  close: "Close",
  questionHint: (example: string) => `For example: ${example}`,
  orPick: "Or pick a role, and what you want to know about it.",
  role: "Role",
  topic: "Topic",
  place: "State or city",
  pickRole: "Type a role",
  pickTopic: "Type a topic",
  pickPlace: "Type a state or city",
  pickTerm: "Type a word",
  nothingAsked: "Write a question here, or pick a role below.",
  nothingTyped: "Write your question here.",
  pickRoleFirst: "Pick a role, and I can tell you about it.",

  homeAsk: "Ask a question",
  homeIntro: "Ask in your own words, here, in a message to me, or anywhere with /career.",
  homeRoles: "Roles",
  homePay: "Pay by state",
  homePayShow: "Show the pay",
  homeTerms: "What a word means",
  homeNew: "What is new",
  homePrivacy: "Privacy",
} as const;

export type Texts = typeof english;
