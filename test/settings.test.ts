import { expect, test } from "vitest";
import { readSettings } from "../src/settings.ts";

test("without settings the bot uses its own knowledge and no place", async () => {
  expect(await readSettings({})).toEqual({ knowledgeFolder: undefined, place: undefined });
});

test("an empty setting is none, as in a copied .env file", async () => {
  const settings = await readSettings({ ROLECALL_KNOWLEDGE: "", ROLECALL_PLACE: "" });
  expect(settings).toEqual({ knowledgeFolder: undefined, place: undefined });
});

test("settings are read, and what belongs to others is left alone", async () => {
  const settings = await readSettings({ ROLECALL_KNOWLEDGE: "/srv/sea", ROLECALL_PLACE: "wa", PATH: "/bin" });
  expect(settings).toEqual({ knowledgeFolder: "/srv/sea", place: "wa" });
});

test.each(["Texas", "TX", "t", "txx", "t1", " tx"])(
  "a place is a state's code: %j is told by the variable's name",
  async (place) => {
    await expect(readSettings({ ROLECALL_PLACE: place })).rejects.toThrow(
      /^The settings need attention \(see \.env\.example\):\n✖ ROLECALL_PLACE: a state's code in small letters, such as "tx"$/,
    );
  },
);
