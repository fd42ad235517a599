import { describe, expect, test } from "vitest";
import { english as texts } from "../../adapters/slack/render/texts.ts";
import { until } from "./fake-discord.ts";
import type { View } from "./fake-slack.ts";
import { modes } from "./slack-bot.ts";
import { actionsIn, callsOf, homeOf, windowFor, wordsOf } from "./slack-seen.ts";
import { aWhile, setSlackStage } from "./slack-stage.ts";

describe.each(modes)("over %s", (mode) => {
  const stage = setSlackStage(mode, { isCalm: true });

  test("the Home tab is shown in under a second", async () => {
    const { slack } = stage();
    const start = Date.now();
    const home = await homeOf(slack, "erin");
    expect(Date.now() - start).toBeLessThan(1000);
    expect(wordsOf(home)).toContain(texts.homeIntro);
  });

  test("it is shown anew each time it is opened", async () => {
    const { slack } = stage();
    const { hash } = await homeOf(slack);
    slack.openHome();
    await until(() => [...slack.homes.values()].every((view) => view.hash !== hash), "the Home tab again");
  });

  test("every button of it opens a window", async () => {
    const { slack } = stage();
    const home = await homeOf(slack);
    // Each row counts its buttons anew, so rows are pressed one at a time.
    for (const block of home.blocks) {
      const row = { ...home, blocks: [block] };
      for (const id of actionsIn(row).filter((action) => /^(ask|form)/.test(action))) {
        expect(wordsOf(await windowFor(slack.click(row, id)))).not.toBe("");
      }
    }
  });

  /** The Home tab, as it is after something was picked in it. */
  const picked = (home: View, values: Record<string, string>): View => ({
    ...home,
    state: {
      values: {
        row: Object.fromEntries(
          Object.entries(values).map(([id, value]) => [id, { type: "external_select", selected_option: { value } }]),
        ),
      },
    },
  });

  describe("pay", () => {
    test.each(["role", "place"])("picking a %s is only remembered by Slack", async (field) => {
      const { slack } = stage();
      const chosen = slack.select(await homeOf(slack), field, field === "role" ? "mri-technologist" : "tx");
      await chosen.waitAck();
      await aWhile();
      expect(callsOf(slack, "views.open")).toEqual([]);
    });
    test.each([
      [{ role: "mri-technologist", place: "tx" }, /^MRI technologist: pay in Texas/],
      [{ role: "mri-technologist" }, /^MRI technologist: pay/],
      [{ place: "tx" }, new RegExp(texts.pickRoleFirst)],
      [{}, new RegExp(texts.pickRoleFirst)],
      [{ role: "zork", place: "tx" }, /\S/],
    ])("with %j", async (values, says) => {
      const { slack } = stage();
      const home = picked(await homeOf(slack), values as Record<string, string>);
      expect(wordsOf(await windowFor(slack.click(home, "pay")))).toMatch(says);
    });
  });

  test("a word is looked up", async () => {
    const { slack } = stage();
    const home = await homeOf(slack);
    const asked = slack.suggest(home.id, "term", "arrt");
    await asked.waitAck();
    expect(asked.ackMs).toBeLessThan(100);
    const [first] = asked.options ?? [];
    expect(wordsOf(await windowFor(slack.select(home, "term", first?.value ?? "")))).toMatch(/ARRT/);
  });

  test.each(["role", "place", "term"])("suggestions for %s stand there before anything is typed", async (field) => {
    const { slack } = stage();
    const home = await homeOf(slack);
    const asked = slack.suggest(home.id, field, "");
    await asked.waitAck();
    expect(asked.ackMs).toBeLessThan(100);
    expect(asked.options).not.toEqual([]);
  });
});
