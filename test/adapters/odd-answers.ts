import type { Address } from "../../src/address.ts";
import type { Answer, Choice } from "../../src/answer.ts";

const address: Address = { topic: "overview", role: "first-mate" };
const longWord = "a".repeat(120);
const longTitle =
  "A title that goes on for so long that no window of a usual width can hold it in one line, as some guides' questions do";
const choices: Choice[] = [
  { address, title: "First mate: overview" },
  { address: { topic: "overview", role: "captain" }, title: longTitle },
  { address: { topic: "overview", role: "deckhand" }, title: longWord },
];

/** Answers of the other kinds, and one that is awkward in every way the type allows. */
export const oddAnswers: readonly Answer[] = [
  { kind: "choices", title: "Which one do you mean?", says: "I am not sure which of these you mean.", choices },
  { kind: "choices", title: longTitle, says: longWord, choices: choices.slice(0, 2) },
  { kind: "unknown", title: "I do not know", says: "Nobody has written about that here.", near: choices },
  { kind: "unknown", title: longTitle, says: "Nothing is close to it either.", near: [] },
  {
    kind: "declined",
    subject: "weather",
    title: "Not mine",
    says: "I know careers, not the weather.",
    urgent: false,
    offers: choices,
  },
  { kind: "declined", subject: "weather", title: longTitle, says: "Ask the harbour office.", urgent: true, offers: [] },
  { kind: "welcome", title: "Welcome", says: "Ahoy. Ask me.", examples: ["captain or cook?", longTitle, longWord] },
  {
    kind: "answer",
    address,
    title: longTitle,
    roles: ["first-mate"],
    blocks: [
      { type: "lead", text: `${longWord} is one word; *this*, _this_ and <this> are plain words & nothing more.` },
      { type: "facts", items: ["One fact without a title."] },
      { type: "facts", title: longTitle, items: [longTitle, longWord, "100% of `code` is only text \\ so is this."] },
      { type: "steps", items: Array.from({ length: 12 }, (_, at) => `Step ${at + 1} of a long way: ${longTitle}`) },
      { type: "steps", title: "In order", items: ["First.", "Then."] },
      {
        type: "table",
        title: longTitle,
        columns: ["", "Deckhand", "First mate"],
        rows: [
          ["Pay", "$49,000", "$85,000"],
          ["A name of a row that is itself longer than a narrow window is wide", "", "–"],
        ],
      },
      { type: "table", title: "Narrow", columns: ["", "Pay"], rows: [["Middle", "$49,000"]] },
      { type: "table", title: "Wordy", columns: ["", "Pay"], rows: [["Middle", longTitle]] },
      {
        type: "table",
        title: "Cells that cannot be wrapped",
        columns: ["", "Deckhand", "First mate"],
        rows: [["Page", "d".repeat(50), "m".repeat(50)]],
      },
      { type: "note", text: longTitle },
      { type: "note", text: "ünïcödé “quotes” – dashes … dots" },
    ],
    sources: [
      { id: "none", title: "Common knowledge", publisher: "nobody", url: "", asOf: "undated" },
      {
        id: "long",
        title: longTitle,
        publisher: longTitle,
        url: `https://harbour.example/${longWord}`,
        asOf: "May 2025",
      },
    ],
    next: choices,
    reviewed: "2026-11-01",
  },
  { kind: "answer", address, title: "Bare", roles: [], blocks: [], sources: [], next: [] },
];
