import { describe, expect, test } from "vitest";
import { until } from "./fake-discord.ts";
import { modes, publicUrl } from "./slack-bot.ts";
import { callsOf, wordsOf } from "./slack-seen.ts";
import { aWhile, setSlackStage } from "./slack-stage.ts";

describe.each(modes)("over %s, a link to one of our pages", (mode) => {
  const stage = setSlackStage(mode);
  const posted = (links: readonly string[], rest = {}, eventId?: string) => {
    const { slack } = stage();
    const channel = slack.channel("general");
    return slack.event(
      {
        ...{ type: "link_shared", user: "U0ALICE000", channel: channel.id, message_ts: "1700000000.000100" },
        links: links.map((url) => ({ domain: new URL(publicUrl).hostname, url })),
        ...rest,
      },
      { channel, ...(eventId && { eventId }) },
    );
  };
  const unfurled = () => callsOf(stage().slack, "chat.unfurl");
  const argument = (name: string) => {
    const value = unfurled()[0]?.args[name];
    return typeof value === "string" && /^[{[]/.test(value) ? JSON.parse(value) : value;
  };
  /** The emulated Slack does not know how to show what a link leads to; what it was told is looked at here. */
  const forgive = () => stage().forgive("unhandled-method");

  test("shows the answer that it leads to", async () => {
    const link = `${publicUrl}/salary/mri-technologist/tx`;
    posted([link, `${publicUrl}/no/such/page`, "https://elsewhere.example/salary/mri-technologist"]);
    await until(() => unfurled().length, "the answer below the link");
    expect([argument("channel"), argument("ts")]).toEqual([stage().slack.channel("general").id, "1700000000.000100"]);
    const unfurls = argument("unfurls");
    expect(Object.keys(unfurls)).toEqual([link]);
    expect(wordsOf(unfurls[link])).toMatch(/^MRI technologist: pay in Texas/);
    expect(unfurls[link].blocks).toContainEqual(
      expect.objectContaining({ type: "image", image_url: expect.stringContaining(`${publicUrl}/pictures/`) }),
    );
    forgive();
  });

  test("is named by its unfurl where there is no message yet", async () => {
    posted([`${publicUrl}/overview/mri-technologist`], {
      ...{ unfurl_id: "U1.2", source: "composer", channel: "COMPOSER", message_ts: "U1.2" },
    });
    await until(() => unfurled().length, "the answer below the link");
    expect(unfurled()[0]?.args).toMatchObject({ unfurl_id: "U1.2", source: "composer" });
    expect(unfurled()[0]?.args).not.toHaveProperty("channel");
    forgive();
  });

  test("is shown once, though Slack delivers it again", async () => {
    const again = () => posted([`${publicUrl}/overview/ct-technologist`], { message_ts: "1.7" }, `EvLink${mode}`);
    again();
    await until(() => unfurled().length, "the answer below the link");
    again();
    await aWhile();
    expect(unfurled()).toHaveLength(1);
    forgive();
  });

  test.each([[["https://elsewhere.example/"]], [[publicUrl]], [[`${publicUrl}/salary/zork`, "no address"]], [[]]])(
    "that leads to no answer (%j) shows nothing",
    async (links) => {
      posted(links, { message_ts: `${Date.now()}.1` });
      await aWhile();
      expect(unfurled()).toEqual([]);
    },
  );
});
