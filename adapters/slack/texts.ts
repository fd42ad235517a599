import { texts as shared } from "../../src/texts.ts";

/** Every sentence and label that this platform adds, in one place per language. */
export const english = {
  name: "Rolecall",
  answerThis: "Answer this",
  askAbout: "Ask about careers",
  share: "Share in channel",
  why: shared.why,
  notThis: "Not what I asked",
  askAgain: "Ask in other words",
  readAll: "Read it all",
  back: (page: number, pages: number) => `Back (${page} of ${pages})`,
  more: (page: number, pages: number) => `More (${page} of ${pages})`,
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
  moreSources: (count: number) => `and ${count} more under “Read it all”`,
  helpful: "Helpful",
  notHelpful: "Not helpful",

  /** What a screen reader says of a button, where its label says too little. At most 75 characters. */
  spoken: {
    next: (title: string) => `Ask next: ${title}`,
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

  sharedBy: (person: string) => `Shared by ${person}`,
  pointedOut: (mentor: string) => `Pointed out by ${mentor}`,
  pointedTo: (person: string, mentor: string) => `${person}, ${mentor} thought this answers your question:`,

  notPointedUnsure: "Nobody was told yet. Pick what you mean, and I will point them to it in the channel.",
  notPointedUnknown: "Nobody was told, because I have no answer to point to.",
  notPointedSelf: "That is you, so nobody was told.",
  notPointedUnnamed: (name: string) =>
    `I cannot tell who “${name}” is, so nobody was told. Type @ and pick the person from Slack's list.`,

  offerTitle: "Which answer fits?",
  offerSays: "I post the one you pick in that message's thread, with your name.",
  offerUnsure: "I am not sure what that message asks; these are the nearest answers.",
  show: "Show",
  post: "Post this",
  posting: "Posting it …",
  posted: "Posted in that message's thread.",
  shared: "Shared in the channel.",
  alreadyShared: "You have shared that already.",
  noWords: "That message has no words that I can read.",
  notPosted: {
    gone: "That channel or message is not there any more, so I posted nothing.",
    forbidden: "I may not write in that channel, so I posted nothing. Invite me there first, with /invite.",
    archived: "That channel is archived, so I posted nothing.",
    trouble: "Slack did not take my message, so I posted nothing. Please try again in a minute.",
  },

  oldButton: "This button is from an older version of me, and I do not know any more what it led to. Please ask again.",
  tooLate: "Slack gave me too little time to open a window. Please press it again.",
  trouble: "Something went wrong on my side, and I could not answer. Please try again.",
  inDirect: "I may not write in the channel where you asked, so here is the answer:",
  thanks: "Thank you. I only count such votes; nobody sees whose they are.",
  sorry: "Thank you for telling me. I only count such votes. Press “Not what I asked” to see other meanings.",

  promptsTitle: "For example",

  formTitle: "Ask about careers",
  formSubmit: "Ask",
  close: "Close",
  questionLabel: "Your question",
  questionHint: "For example: how much do they earn in Texas?",
  orPick: "Or pick a role, and what you want to know about it.",
  role: "Role",
  topic: "Topic",
  place: "State or city",
  pickRole: "Type a role, by any of its names",
  pickTopic: "Type a topic, such as pay",
  pickPlace: "Type a state or a large city",
  pickTerm: "Type a word, such as a credential",
  nothingAsked: "Write a question here, or pick a role below.",
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
