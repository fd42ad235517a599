import { beforeAll, expect, test } from "vitest";
import { homeView } from "../../adapters/slack/render/home.ts";
import type { ImageSource } from "../../adapters/slack/render/image-block.ts";
import {
  answerModal,
  askAgainModal,
  askModal,
  candidatesModal,
  noticeModal,
} from "../../adapters/slack/render/modals.ts";
import { mention } from "../../adapters/slack/render/mrkdwn.ts";
import { noticeMessage } from "../../adapters/slack/render/notices.ts";
import { pageCount, type RenderTarget } from "../../adapters/slack/render/pages.ts";
import { type RenderOptions, render } from "../../adapters/slack/render/render.ts";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import { menuOptions } from "../../adapters/slack/respond/menu-options.ts";
import { manifestFor } from "../../adapters/slack/setup/manifest.ts";
import type { Answer } from "../../src/answer.ts";
import { answer } from "../../src/answers/answer.ts";
import { everyAddress } from "../../src/answers/every-address.ts";
import { choiceOf } from "../../src/answers/titles.ts";
import { aboutAnswer, helpAnswer } from "../../src/commands/about.ts";
import { picturePath } from "../../src/pictures/picture-path.ts";
import { picturesOf } from "../../src/pictures/pictures-of.ts";
import { alternativesFor, explain } from "../../src/present/explain.ts";
import { summaryOf } from "../../src/present/shorten.ts";
import { understand } from "../../src/understand/understand.ts";
import { oddAnswers } from "../adapters/odd-answers.ts";
import { knowledge } from "../support/real-knowledge.ts";
import { slackValidator, type Validator } from "./fake-slack.ts";
import { strayMentions } from "./slack-mentions.ts";

let validator: Validator;
beforeAll(async () => {
  validator = await slackValidator();
});

const rooms: readonly Exclude<RenderTarget, "modal">[] = ["private", "direct", "thread", "channel"];
const person = "U".padEnd(30, "0");
/** As long a question as is kept, all of it escaped. */
const asked = { question: "<&*".repeat(300), after: { topic: "overview", role: "mri-technologist" } } as const;
const above = texts.pointedTo(mention(person), mention(person));
const at = {
  channel: "C".padEnd(30, "0"),
  thread: "1700000000.000100",
  url: `https://hooks.example/${"x".repeat(150)}`,
};
const example = knowledge.field.examples[0] ?? "";
const pick = { type: "point", person } as const;

const publicUrl = "https://rolecall.example.org/of/ours";
const ours = (given: Answer) => ({ publicUrl, picture: pictureOf(given) });
/** The picture that is drawn for an answer; any other where none is. */
function pictureOf(given: Answer): ImageSource {
  const [drawn] = given.kind === "answer" ? picturesOf(given.address, knowledge) : [];
  if (drawn === undefined)
    return { title: "x".repeat(2100), alt: "<".repeat(2100), source: { slack_file: { id: "F0PICTURE1" } } };
  const { title, alt } = drawn;
  return { title, alt, source: { image_url: `${publicUrl}${picturePath(drawn, "light", "png")}` } };
}

type Fault = { readonly what: string; readonly found: unknown };
type Result = ReturnType<Validator["validateView"]>;

/** Words for notifications and screen readers may be long: a person reads the blocks. */
const isTold = ({ rule }: { rule?: string }) => rule !== "message.text.advised";

function faultsOf(what: string, shown: unknown, { errors, warnings }: Result): Fault[] {
  const found = [...errors, ...warnings.filter(isTold), ...strayMentions(shown)];
  return found.length > 0 ? [{ what, found }] : [];
}
const asMessage = (what: string, message: object): Fault[] =>
  faultsOf(what, message, validator.validateMessage({ mrkdwn: false, ...message }, "response_url"));
const asView = (what: string, view: object): Fault[] => faultsOf(what, view, validator.validateView(view));

/** As plain as can be, and with all that can stand in it: the link to its page and a picture included. */
function* messagesOf(given: Answer): Generator<[string, object]> {
  const whole = { asked, above, pick, ...ours(given) };
  for (const target of rooms) {
    const showing: RenderOptions = { target, texts, mayShare: target === "private" };
    for (let page = 1; page <= pageCount(given, target, texts); page++) {
      yield [`${given.title}, ${target}, page ${page}`, render(given, { ...showing, page })];
      yield [`${given.title}, ${target}, page ${page}, whole`, render(given, { ...showing, page, ...whole })];
    }
  }
}

function* windowsOf(given: Answer): Generator<[string, object]> {
  const whole = { asked, pick, ...ours(given) };
  for (let page = 1; page <= pageCount(given, "modal", texts); page++) {
    yield [`${given.title}, window, page ${page}`, answerModal(given, {}, { texts, page })];
    yield [`${given.title}, window, page ${page}, whole`, answerModal(given, at, { texts, page, ...whole })];
  }
}

const faultsIn = (given: Answer): [number, Fault[]] => {
  const messages = [...messagesOf(given)];
  const windows = [...windowsOf(given)];
  return [
    messages.length + windows.length,
    [
      ...messages.flatMap(([what, message]) => asMessage(what, message)),
      ...windows.flatMap(([what, view]) => asView(what, view)),
    ],
  ];
};

test("every answer, in every room and on every page, is one that Slack takes", { timeout: 180_000 }, () => {
  let count = 0;
  const faults: Fault[] = [];
  for (const address of everyAddress(knowledge)) {
    const [checked, found] = faultsIn(answer(address, knowledge));
    count += checked;
    faults.push(...found);
  }
  console.log(`${count} messages and windows checked, ${faults.length} with errors or warnings`);
  expect(count).toBeGreaterThan(30_000);
  expect(faults.slice(0, 3)).toEqual([]);
});

test("so are help, what the bot is, and answers that are odd in every way", () => {
  const operator = { logsQuestions: true, reportTo: "x".repeat(200) };
  const answers = [helpAnswer(knowledge, "/career "), aboutAnswer(knowledge, operator), ...oddAnswers];
  expect(answers.flatMap((given) => faultsIn(given)[1])).toEqual([]);
});

test.each(["<!channel> & <@U0BOB00000> mri pay", "tech pay", "*bold* _it_ `code` :tada: https://a.example mri", "mri"])(
  "so is why “%s” is read as it is",
  (question) => {
    const reading = understand(question, knowledge, {});
    expect(faultsIn(explain(reading, knowledge))[1]).toEqual([]);
    const form = askAgainModal(
      { example, asked: { question }, meanings: alternativesFor({ question }, { knowledge }) },
      at,
      texts,
    );
    expect(asView("the form", form)).toEqual([]);
  },
);

test("so are sentences, alone and in a window", () => {
  const said = Object.values({ ...texts, ...texts.notPosted }).filter((one) => typeof one === "string");
  const faults = said.flatMap((says) => [
    ...asMessage(says, noticeMessage(says)),
    ...asView(says, noticeModal(says, texts)),
    ...asMessage(says, noticeMessage(texts.notPointedUnnamed("<!channel>*x*".repeat(30)))),
  ]);
  expect(faults).toEqual([]);
});

test("so are the lists that a mentor picks from", () => {
  const addresses = [...everyAddress(knowledge)];
  const offers = addresses.map((address) => ({
    ...choiceOf(address, knowledge),
    summary: summaryOf(answer(address, knowledge)),
  }));
  const faults = Array.from({ length: Math.floor(offers.length / 5) }, (_, one) =>
    asView("offers", candidatesModal(texts.offerUnsure, offers.slice(one * 5, one * 5 + 5), at, texts)),
  ).flat();
  expect(faults.slice(0, 3)).toEqual([]);
});

test.each(["", "mri?", "x".repeat(1000), "x".repeat(1001), "🩻".repeat(1000), "<&>".repeat(1000)])(
  "so is the form to ask again",
  (question) => {
    const { after } = asked;
    expect(asView("the form", askAgainModal({ example, asked: { question, after } }, at, texts))).toEqual([]);
    expect(asView("the form", askAgainModal({ example }, {}, texts))).toEqual([]);
  },
);

test("so are the form to ask, and the Home tab", () => {
  expect(asView("the form", askModal({}, example, texts))).toEqual([]);
  expect(asView("the form", askModal(at, example, texts))).toEqual([]);
  for (const logsQuestions of [true, false]) {
    const world = { knowledge, operator: { logsQuestions, reportTo: "x".repeat(200) } };
    expect(asView("the Home tab", homeView(world as Parameters<typeof homeView>[0], texts))).toEqual([]);
  }
});

test.each(["role", "topic", "place", "term"])("so are the suggestions for %s", (field) => {
  const world = { knowledge, operator: { logsQuestions: false, reportTo: undefined } };
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const typed = ["", "<", "&", "zzzz", ...letters, ...letters.map((letter) => `${letter}a`)];
  const faults = typed.flatMap((one) => {
    const options = menuOptions(field, one, world as Parameters<typeof menuOptions>[2]);
    return faultsOf(one, options, validator.validateOptions({ options }));
  });
  expect(faults).toEqual([]);
});

test.each([undefined, "https://bot.example.org", "https://bot.example.org/"])(
  "the manifest is one that Slack takes, with requests to %s",
  (requestUrl) => {
    for (const publicUrl of [undefined, "https://rolecall.example.org", "https://example.org/rolecall/"]) {
      const manifest = manifestFor(knowledge.field, { requestUrl, publicUrl });
      expect(validator.validateManifest(manifest)).toEqual({ ok: true, errors: [], warnings: [] });
    }
  },
);
