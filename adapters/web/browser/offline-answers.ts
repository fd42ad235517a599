// What answers in a static export, without a server: the core, the pages, and what is known, read once.

import { parseAddress } from "../../../src/address.ts";
import { answerAt } from "../../../src/answers/answer.ts";
import { askSuggestions } from "../../../src/commands/suggest-questions.ts";
import { pagePath } from "../../../src/present/permalink.ts";
import { adoptVocabulary } from "../../../src/understand/vocabulary.ts";
import { exportedPages } from "../export/page-list.ts";
import { type ExportContents, fileOf, withRelativeLinks } from "../export/relative-links.ts";
import { parseKnowledge } from "../export/serialize-knowledge.ts";
import { answerPage, askedPage } from "../pages/answer.ts";
import { noticePage } from "../pages/notice.ts";
import { maxQuestionLength } from "../render/ask-box.ts";
import { contentOf, type Page, titleOf } from "../render/layout.ts";
import type { Site } from "../render/site.ts";
import { english as texts } from "../render/texts.ts";

/** @property link a file of the export */
export type Offered = { readonly title: string; readonly link: string };
/** An answer to show, or the file of the export that it stands in. */
export type Shown = { readonly title: string; readonly content: string } | { readonly goTo: string };

export type OfflineAnswers = {
  readonly suggest: (typed: string) => readonly Offered[];
  /** @param question in words, or the address of an answer @param after the address of the answer it follows, or "" */
  readonly show: (question: string, after: string) => Shown;
};

const scope = globalThis as { rolecallKnowledge?: string; rolecallAnswers?: OfflineAnswers };

const all = parseKnowledge(scope.rolecallKnowledge ?? "");
const { knowledge, vocabulary, place, operator, version, only } = all;
adoptVocabulary(knowledge, vocabulary);
const site: Site = {
  bot: { knowledge, place, operator, publicUrl: undefined },
  version,
  previews: [],
  isStaticExport: true,
};
const paths = exportedPages(knowledge, only);
const contents: ExportContents = {
  hasPage: (path) => paths.has(path),
  // Pictures are there where a page shows them.
  hasPicture: (of) => paths.has(`/${of}`),
};

const link = (path: string): string => fileOf(path.slice(1), contents) ?? "index.html";

function pageFor(question: string, after: string): Page | { readonly goTo: string } {
  if (question.length > maxQuestionLength) return noticePage(texts.tooLong, texts.tooLongSays(maxQuestionLength));
  const given = answerAt(question.replace(/^\//, ""), knowledge);
  if (given === undefined) return askedPage(question, parseAddress(after), site).page;
  const path = pagePath(given.address);
  return paths.has(path) ? { goTo: link(path) } : answerPage(given, site);
}

scope.rolecallAnswers = {
  suggest: (typed) =>
    askSuggestions(typed, knowledge, place).map(({ address, title }) => ({ title, link: link(pagePath(address)) })),
  show: (question, after) => {
    const page = pageFor(question, after);
    if ("goTo" in page) return page;
    const content = withRelativeLinks(contentOf(page).html, "../", (one) => fileOf(one, contents));
    return { title: titleOf(page), content };
  },
};
