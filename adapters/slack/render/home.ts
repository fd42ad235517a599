import type { types as slack } from "@slack/bolt";
import { knowledgeBlock, privacyBlock } from "../../../src/commands/about.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { families, latelyReviewed } from "../../../src/present/browse.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { capitalized } from "../../../src/text/format.ts";
import { context, header, section } from "./blocks.ts";
import { button } from "./buttons.ts";
import { buttonRows } from "./choices.ts";
import type { Home } from "./message.ts";
import { search } from "./modals.ts";
import { bullet, mrkdwn, plain } from "./mrkdwn.ts";

import type { Texts } from "./texts.ts";

/** Reviewed entries that are listed. */
const maxReviewed = 4;

/** The Home tab: the same for everybody, and the same buttons as in messages. Pure. */
export function homeView({ knowledge, operator }: BotContext, texts: Texts): Home {
  const { field } = knowledge;
  return {
    type: "home",
    blocks: [
      header(capitalized(field.name)),
      section(`${plain(field.welcome)}\n\n${plain(texts.homeIntro)}`),
      actions([button(texts.homeAsk, { type: "form" }, { spoken: texts.spoken.form, isMain: true })]),
      { type: "divider" },
      header(texts.homeRoles),
      ...rolesByFamily(knowledge, texts),
      { type: "divider" },
      header(texts.homePay),
      actions([
        search("role", texts.pickRole),
        search("place", texts.pickPlace),
        button(texts.homePayShow, { type: "pay" }, { spoken: texts.spoken.pay }),
      ]),
      header(texts.homeTerms),
      actions([search("term", texts.pickTerm)]),
      header(texts.homeNew),
      section(knowledgeBlock(knowledge).items.map(bullet).join("\n")),
      ...reviewedEntries(knowledge, texts),
      { type: "divider" },
      context([`*${texts.homePrivacy}*`, ...privacyBlock(operator.logsQuestions).items.map(bullet)].join("\n")),
    ],
  };
}

const actions = (elements: slack.ActionsBlock["elements"]): slack.KnownBlock => ({ type: "actions", elements });

/** What was reviewed last. Its buttons are numbered after those of the roles. */
const reviewedEntries = (knowledge: Knowledge, texts: Texts): slack.KnownBlock[] =>
  latelyReviewed(knowledge, maxReviewed).map(({ address, title, reviewed }, at) => {
    const index = knowledge.roles.size + at + 1;
    return {
      type: "section",
      text: mrkdwn(`${plain(title)}  ·  ${reviewed}`),
      accessory: button(texts.show, { type: "ask", address }, { index, spoken: texts.spoken.show(title) }),
    };
  });

/** Each family's roles in a row of buttons, numbered through. */
function rolesByFamily(knowledge: Knowledge, texts: Texts): slack.KnownBlock[] {
  let from = 1;
  return families(knowledge).flatMap(({ title, roles }) => {
    const choices = roles.map(({ address, title: role }) => ({
      label: role,
      action: { type: "ask", address } as const,
      spoken: texts.spoken.show(role),
    }));
    const blocks = [section(`*${plain(title)}*`), ...buttonRows(choices, texts, from)];
    from += choices.length;
    return blocks;
  });
}
