import { beforeAll, expect, test } from "vitest";
import { withPicture } from "../../adapters/discord/render/media-gallery.ts";
import type { Message } from "../../adapters/discord/render/message.ts";
import { messageBody } from "../../adapters/discord/render/message.ts";
import { askAgainModal } from "../../adapters/discord/render/modals.ts";
import { candidatesMessage, noticeMessage } from "../../adapters/discord/render/notices.ts";
import { pageCount, type RenderTarget } from "../../adapters/discord/render/pages.ts";
import { type RenderOptions, render } from "../../adapters/discord/render/render.ts";
import { english as texts } from "../../adapters/discord/render/texts.ts";
import { attached } from "../../adapters/discord/send/edit-message.ts";
import { slashCommands } from "../../adapters/discord/setup/command-definitions.ts";
import type { Answer } from "../../src/answer.ts";
import { answer } from "../../src/answers/answer.ts";
import { everyAddress } from "../../src/answers/every-address.ts";
import { choiceOf } from "../../src/answers/titles.ts";
import { aboutAnswer, helpAnswer } from "../../src/commands/about.ts";
import type { Picture } from "../../src/pictures/picture.ts";
import { picturesOf } from "../../src/pictures/pictures-of.ts";
import { html } from "../../src/present/html.ts";
import { summaryOf } from "../../src/present/shorten.ts";
import { oddAnswers } from "../adapters/odd-answers.ts";
import { knowledge } from "../support/real-knowledge.ts";
import { newValidator, type Options, type Validator } from "./fake-discord.ts";

let validator: Validator;
beforeAll(async () => {
  validator = await newValidator();
});

const version2 = 1 << 15;
const snowflake = "18446744073709551615";
const rooms: readonly RenderTarget[] = ["private", "direct", "channel"];
/** As long a question as is kept, all of it escaped. */
const asked = { question: "*".repeat(1000), after: { topic: "overview", role: "mri-technologist" } } as const;
const pick: RenderOptions["pick"] = (address) => ({ type: "point", person: snowflake, address });
const above = texts.pointedTo(`<@${snowflake}>`, `<@${snowflake}>`);

type Fault = { readonly what: string; readonly errors: readonly unknown[]; readonly warnings: readonly unknown[] };

function check(
  what: string,
  body: object,
  path = `/channels/${snowflake}/messages`,
  method = "POST",
  ctx?: Options,
): Fault[] {
  const files = "attachments" in body ? 1 : 0;
  const { errors, warnings } = validator.validate({ method, path, body, files, ...(ctx && { ctx }) });
  return errors.length + warnings.length > 0 ? [{ what, errors, warnings }] : [];
}

const asMessage = (message: Message): object => ({ ...messageBody(message), flags: version2 });
const publicUrl = `https://${"answers.".repeat(20)}example.org`;
/** As much as a picture can say of itself. */
const wordy: Picture = {
  ...{ kind: "pay", of: "x/".repeat(200), title: "Pay", alt: "*".repeat(2000), sources: [] },
  ...{ width: 600, height: 300, drawing: html`` },
};

/** With the picture that it has, or with one that has as much to say as may be. */
function asPictured(message: Message): object {
  const picture = (message.pictureOf && picturesOf(message.pictureOf, knowledge)[0]) ?? wordy;
  return {
    ...asMessage(withPicture(message, picture)),
    attachments: [attached({ picture, file: { name: "", data: "" } })],
  };
}

function* messagesOf(given: Answer): Generator<[string, Message]> {
  for (const target of rooms) {
    const showing: RenderOptions = { target, texts };
    for (let page = 1; page <= pageCount(given, showing); page++) {
      yield [`${given.title}, ${target}, page ${page}`, render(given, { ...showing, publicUrl, page })];
    }
    const fullest = { ...showing, publicUrl, asked, above, pings: [snowflake], pick };
    yield [`${given.title}, ${target}, asked at length`, render(given, fullest)];
  }
}

test("every answer, in every room and on every page, is a message that Discord takes", { timeout: 120_000 }, () => {
  let count = 0;
  const faults: Fault[] = [];
  for (const address of everyAddress(knowledge)) {
    for (const [what, message] of messagesOf(answer(address, knowledge))) {
      count++;
      faults.push(...check(what, message.pictureOf ? asPictured(message) : asMessage(message)));
    }
  }
  console.log(`${count} messages checked, ${faults.length} with errors or warnings`);
  expect(count).toBeGreaterThan(10_000);
  expect(faults.slice(0, 3)).toEqual([]);
});

test("so are help, what the bot is, and answers that are odd in every way", () => {
  const operator = { logsQuestions: true, reportTo: "x".repeat(200) };
  const answers = [helpAnswer(knowledge), aboutAnswer(knowledge, operator), ...oddAnswers];
  expect(
    answers
      .flatMap((one) => [...messagesOf(one)])
      .flatMap(([what, message]) => [...check(what, asMessage(message)), ...check(what, asPictured(message))]),
  ).toEqual([]);
});

test("so are the sentences and the lists that a mentor picks from", () => {
  const said = Object.values({ ...texts, ...texts.notPosted }).filter((one) => typeof one === "string");
  const addresses = [...everyAddress(knowledge)];
  const offers = addresses.map((address) => ({
    ...choiceOf(address, knowledge),
    summary: summaryOf(answer(address, knowledge)),
  }));
  const panels = Array.from({ length: Math.floor(offers.length / 3) }, (_, at) =>
    candidatesMessage(
      texts.offerSays,
      offers.slice(at * 3, at * 3 + 3),
      (address) => ({ type: "post", message: snowflake, address }),
      texts,
    ),
  );
  const faults = [...said.map(noticeMessage), ...panels].flatMap((message) => check("a panel", asMessage(message)));
  console.log(`${said.length + panels.length} panels checked, ${faults.length} with errors or warnings`);
  expect(faults.slice(0, 3)).toEqual([]);
});

test.each([undefined, "", "mri?", "x".repeat(1000), "x".repeat(1001), "🩻".repeat(1000)])(
  "so is the form to ask again",
  (before) => {
    const path = `/interactions/${snowflake}/token/callback`;
    const body = { type: 9, data: askAgainModal(before, texts) };
    expect(check("the form", body, path, "POST", { interactionType: 3 })).toEqual([]);
  },
);

test.each([
  ["everywhere", false, `/applications/${snowflake}/commands`],
  ["in one server", true, `/applications/${snowflake}/guilds/${snowflake}/commands`],
])("the commands are such that Discord registers them %s", (_, forOneServer, path) => {
  expect(check("the commands", slashCommands(texts, forOneServer), path, "PUT")).toEqual([]);
});
