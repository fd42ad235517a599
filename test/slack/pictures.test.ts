import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import { type Bot, startBot } from "../support/bot-process.ts";
import { freePort } from "../support/free-port.ts";
import { idOf, seen } from "./seen.ts";
import { type Message, type SmallSlack, smallSlack, type View } from "./small-slack.ts";

/** Pictures beside answers, uploaded or from our own pages: the answer never waits for one, and never falls for one. */

const asks = "how much do ct techs make?";
const publicUrl = "https://answers.example.org";

let slack: SmallSlack;
let bot: Bot | undefined;

const start = async (more: Readonly<Record<string, string>> = {}): Promise<Bot> => {
  bot = await startBot({ ...slack.environment, ...more });
  await slack.waitConnected();
  return bot;
};
const press = (at: Message | View, label: string) => slack.press(at, idOf(at, label));
const callsOf = (method: string) => slack.calls.filter((call) => call.method === method);
const pictureIn = ({ blocks = [] }: Message | View) => blocks.find(({ type }) => type === "image");
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** What only one person sees that is a picture and nothing else. */
const alone = (user = "alice") =>
  slack.ephemerals(user).filter(({ blocks = [] }) => blocks.every(({ type }) => type === "image"));
const answerIn = (thread: string) =>
  slack.until(() => slack.messages().find(({ bot: isOurs, thread_ts }) => isOurs && thread_ts === thread), "an answer");

beforeEach(async () => {
  slack = await smallSlack();
  bot = undefined;
});
afterEach(async () => {
  const { code } = (await bot?.stop()) ?? { code: 0 };
  await slack.close();
  expect([code, slack.wrong]).toEqual([0, []]);
});

describe("without pages of our own, pictures are uploaded:", () => {
  test("a command is answered first, then its picture follows; the second time it is in the answer", async () => {
    await start();
    const answer = await slack.slash(asks).reply();
    expect([seen(answer), pictureIn(answer)]).toEqual([expect.stringContaining("CT technologist: pay"), undefined]);
    const [picture] = await slack.until(() => (alone().length > 0 ? alone() : undefined), "the picture");
    const [file] = slack.files;
    expect(picture?.blocks).toMatchObject([{ type: "image", slack_file: { id: file?.id } }]);
    expect([file?.alt === "", file?.bytes?.subarray(1, 4).toString()]).toEqual([false, "PNG"]);
    const again = await slack.slash(asks, { user: "bob" }).reply();
    expect(pictureIn(again)).toMatchObject({ slack_file: { id: file?.id } });
    // Pictures are drawn and follow one after the other, so one too many would be there before the next.
    await slack.slash("how much do sonographers make?", { user: "carol" }).reply();
    await slack.until(() => alone("carol")[0], "the next picture");
    expect([slack.files.length, alone().length, slack.ephemerals("bob").length]).toEqual([2, 1, 1]);
  });

  test("a mention's answer gets it where it stands", async () => {
    await start();
    const { message } = slack.say(`@bot ${asks}`);
    const answer = await answerIn(message.ts);
    expect(pictureIn(answer)).toBeUndefined();
    const amended = await slack.until(() => slack.messages().find(pictureIn), "the picture");
    expect([amended.ts, amended.text]).toEqual([answer.ts, answer.text]);
    expect(callsOf("chat.postMessage")).toHaveLength(1);
  });

  test("a picture that is not shown yet is tried again, and an answer without one is left as it is", async () => {
    await start();
    slack.keepFilesFresh(2);
    await slack.slash(asks).reply();
    await slack.until(() => alone()[0], "the picture");
    slack.keepFilesFresh(99);
    const { message } = slack.say("@bot how much do sonographers make?");
    const answer = await answerIn(message.ts);
    await slack.until(() => callsOf("chat.update").length === 3, "three tries");
    expect(slack.messages().filter(pictureIn)).toEqual([]);
    slack.say("@bot how much do sonographers make?", { thread: answer.thread_ts ?? "" });
    await slack.until(() => callsOf("chat.update").length > 3, "another try");
    expect(slack.files).toHaveLength(2);
  });

  test("one that comes late does not put back a page that was turned", async () => {
    await start();
    slack.keepFilesFresh(1);
    const [action] = slack.say("compare/ct-technologist+sonographer", { dm: true }).actions;
    const answer = (await action?.reply()) as Message;
    const [, more = ""] = /\[(More \(2 of \d\))\]/.exec(seen(answer)) ?? [];
    const second = await press(answer, more).reply();
    expect([second.ts, seen(second)]).toEqual([answer.ts, expect.stringContaining("Page 2 of")]);
    await slack.until(() => slack.files[0]?.isComplete, "the upload");
    // This picture begins later and needs as many tries, so when it is there the other one would be, too.
    slack.say("how much do sonographers make?", { dm: true, user: "bob" });
    await slack.until(() => slack.directMessages("bob").find(pictureIn), "a later picture");
    const now = slack.directMessages().find(({ ts }) => ts === answer.ts) as Message;
    expect([seen(now), pictureIn(now)]).toEqual([expect.stringContaining("Page 2 of"), undefined]);
    const [, back = ""] = /\[(Back \(1 of \d\))\]/.exec(seen(now)) ?? [];
    await press(now, back).reply();
    await slack.until(() => slack.directMessages().find(pictureIn), "the picture on the first page");
    expect([slack.directMessages().length, slack.files.length]).toEqual([2, 2]);
  });

  test("what Slack has lost is uploaded again, and the answer comes all the same", async () => {
    await start();
    await slack.slash(asks).reply();
    await slack.until(() => alone()[0], "the picture");
    slack.loseFiles();
    const answer = await slack.slash(asks, { user: "bob" }).reply();
    expect([seen(answer), pictureIn(answer)]).toEqual([expect.stringContaining("CT technologist: pay"), undefined]);
    await slack.until(() => slack.ephemerals("bob").find(pictureIn), "the picture");
    expect(slack.ephemerals("bob")).toHaveLength(2);
  });

  test("without files:write it is said once, and not tried again", async () => {
    const running = await start();
    slack.fault({ api: "files.getUploadURLExternal", error: "missing_scope", times: 9 });
    const asked = performance.now();
    await slack.slash(asks).reply();
    await slack.until(() => running.stderr.includes("files:write"), "a line in the log");
    const took = performance.now() - asked;
    expect(seen(await slack.slash("how much do sonographers make?").reply())).toContain("Sonographer: pay");
    // Another try would take no longer than the first.
    await rest(3 * took);
    expect(callsOf("files.getUploadURLExternal")).toHaveLength(1);
    expect(running.stderr.match(/files:write/g)).toHaveLength(1);
  });

  test.each([
    ["is answered with 500", { status: 500 }],
    ["breaks", { drop: true }],
    ["is never answered", { hang: true }],
  ])("an upload that %s costs nobody the answer", async (_, fault) => {
    await start();
    slack.fault({ api: "upload", times: 9, ...fault });
    const action = slack.slash(asks);
    expect(seen(await action.reply())).toContain("CT technologist: pay");
    await slack.until(() => callsOf("upload").length > 0, "an upload");
    expect(seen(await slack.slash("compare/ct-technologist+sonographer").reply())).toContain("side by side");
    expect(action.replies).toHaveLength(1);
  });

  test("the picture of a command that has no use of its response_url left does not follow", async () => {
    await start();
    slack.fault({ responseUrl: true, status: 404, times: 2 });
    slack.slash(asks);
    await slack.until(() => slack.ephemerals("alice")[0], "an answer by another way");
    slack.clearFaults();
    await slack.slash(asks, { user: "bob" }).reply();
    await slack.until(() => alone("bob")[0], "a later picture");
    expect(slack.ephemerals("alice")).toHaveLength(1);
    expect(callsOf("response_url")).toHaveLength(3);
  });

  test("a window has it only where it is there already", async () => {
    await start();
    const first = await slack.submit(await slack.shortcut("ask_about_careers").opened(), { question: asks }).opened();
    expect(pictureIn(first)).toBeUndefined();
    const answer = await slack.slash(asks).reply();
    await slack.until(() => alone()[0], "the picture");
    const form = await press(answer, texts.notThis).opened();
    const action = slack.submit(form, { question: asks });
    await slack.until(() => callsOf("views.update").length > 0, "the picture in the window");
    expect(pictureIn(await action.opened())).toMatchObject({ slack_file: { id: slack.files[0]?.id } });
  });
});

describe("with pages of our own", () => {
  const linked = `<${publicUrl}/salary/ct-technologist|${texts.openPage}>`;
  const shows = (shown: Message | View) => {
    expect(seen(shown)).toContain(linked);
    expect(pictureIn(shown)).toMatchObject({
      image_url: `${publicUrl}/pictures/pay/salary/ct-technologist.png`,
      alt_text: expect.stringMatching(/\$/),
    });
  };

  test("every answer links to its page and has its picture at once, wherever it is", async () => {
    await start({ PUBLIC_URL: publicUrl });
    const answer = await slack.slash(asks).reply();
    shows(answer);
    expect(answer.text).toContain(`${texts.openPage}: ${publicUrl}/salary/ct-technologist`);
    shows(await press(answer, texts.share).reply());
    shows(await slack.slash(`${asks} public`).reply());
    const { message } = slack.say(`@bot ${asks}`);
    shows(await answerIn(message.ts));
    const [direct] = slack.say(asks, { dm: true }).actions;
    shows((await direct?.reply()) as Message);
    const asked = slack.say(asks, { user: "bob" }).message;
    const offers = await slack.messageShortcut("answer_this", asked).opened();
    slack.press(offers, "post.1");
    shows(await answerIn(asked.ts));
    const form = await slack.shortcut("ask_about_careers").opened();
    const filled = slack.submit(form, { question: asks });
    expect(seen(await filled.opened())).toContain(linked);
    shows(await lastWindow());
    expect(callsOf("chat.update")).toEqual([]);
    expect(slack.files).toEqual([]);
  });

  test("nothing else links anywhere", async () => {
    await start({ PUBLIC_URL: publicUrl });
    for (const typed of ["help", "qwertz asdf", "what do i need for it"]) {
      const told = await slack.slash(typed).reply();
      expect(JSON.stringify(told)).not.toContain(publicUrl);
    }
  });

  test("a picture that Slack cannot fetch costs nobody the answer, and none is shown for a while", async () => {
    const running = await start({ PUBLIC_URL: publicUrl });
    slack.hasImages = false;
    const answer = await slack.slash(asks).reply();
    expect([seen(answer).includes(linked), pictureIn(answer)]).toEqual([true, undefined]);
    expect(callsOf("response_url")).toHaveLength(2);
    const next = await slack.slash(asks).reply();
    expect([seen(next).includes(linked), pictureIn(next)]).toEqual([true, undefined]);
    expect(callsOf("response_url")).toHaveLength(3);
    expect(running.stderr.match(/does not show pictures from PUBLIC_URL/g)).toHaveLength(1);
  });

  test("a window and a message in a channel come without it as well", async () => {
    await start({ PUBLIC_URL: publicUrl });
    slack.hasImages = false;
    slack.openHome("alice", "home");
    const home = await slack.until(() => slack.home("alice"), "the Home tab");
    expect(seen(await slack.select(home, "term", "arrt").opened())).toContain("ARRT");
    const form = await slack.shortcut("ask_about_careers").opened();
    expect(seen(await slack.submit(form, { question: asks }).opened())).toContain("CT technologist: pay");
    const { message } = slack.say(`@bot ${asks}`);
    expect(seen(await answerIn(message.ts))).toContain("CT technologist: pay");
  });

  test("a link of our own making shows no answer below itself", async () => {
    await start({ PUBLIC_URL: publicUrl });
    const { message } = slack.say("hello");
    const links = [{ url: `${publicUrl}/salary/ct-technologist`, domain: "answers.example.org" }];
    const where = { channel: message.channel, message_ts: message.ts, links };
    await slack.event({ type: "link_shared", ...where, user: slack.botUser }).acknowledged();
    await slack.event({ type: "link_shared", ...where, user: slack.user("bob") }).acknowledged();
    const call = await slack.until(() => callsOf("chat.unfurl")[0], "the answer below the link");
    const [shown] = Object.values(call.args.unfurls as Record<string, Message>);
    expect(shown && pictureIn(shown)).toMatchObject({ image_url: expect.stringContaining("/pictures/") });
    expect(callsOf("chat.unfurl")).toHaveLength(1);
  });

  const lastWindow = () =>
    slack.until(() => {
      const view = callsOf("views.update").at(-1)?.args.view as View | undefined;
      return view && pictureIn(view) ? view : undefined;
    }, "the picture in the window");
});

test("what was answered and what failed is counted, never by whom", async () => {
  const port = await freePort();
  await start({ METRICS_PORT: String(port) });
  await slack.slash(asks).reply();
  await slack.slash("qwertz asdf").reply();
  const metrics = () => fetch(`http://127.0.0.1:${port}/metrics`).then((response) => response.text());
  await slack.until(() => bot?.stderr.match(/"answered"/g)?.length === 2, "both in the log");
  const counted = await metrics();
  for (const kind of ["answer", "unknown"]) expect(counted).toMatch(new RegExp(`slack.*${kind}|${kind}.*slack`));
  expect(counted).not.toContain(slack.user("alice"));
});
