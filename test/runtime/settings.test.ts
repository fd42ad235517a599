import { expect, test } from "vitest";
import { readSettings } from "../../src/runtime/settings.ts";

const unset = {
  knowledgeFolder: undefined,
  place: undefined,
  readsMeanings: true,
  reportTo: undefined,
  logLevel: "info",
  logsQuestions: false,
};

test("without settings the bot uses its own knowledge and no place, and logs no words", async () => {
  expect(await readSettings({})).toEqual(unset);
});

test("an empty setting is none, as in a copied .env file", async () => {
  const settings = await readSettings({ ROLECALL_KNOWLEDGE: "", ROLECALL_PLACE: "" });
  expect(settings).toEqual(unset);
});

test("settings are read, and what belongs to others is left alone", async () => {
  const settings = await readSettings({ ROLECALL_KNOWLEDGE: "/srv/sea", ROLECALL_PLACE: "wa", PATH: "/bin" });
  expect(settings).toEqual({ ...unset, knowledgeFolder: "/srv/sea", place: "wa" });
});

test("questions are logged only where the operator says so", async () => {
  const settings = await readSettings({ ROLECALL_LOG_QUESTIONS: "yes", ROLECALL_LOG_LEVEL: "warn" });
  expect(settings).toEqual({ ...unset, logsQuestions: true, logLevel: "warn" });
});

test("every wrong setting is told at once", async () => {
  const wrong = { ROLECALL_PLACE: "Texas", ROLECALL_LOG_LEVEL: "loud", ROLECALL_LOG_QUESTIONS: "perhaps" };
  const names = /PLACE: .*LOG_LEVEL: one of debug, info, warn, error, silent\n.*LOG_QUESTIONS: "yes" or "no"$/s;
  await expect(readSettings(wrong)).rejects.toThrow(names);
});

test.each(["Texas", "TX", "t", "txx", "t1", " tx"])(
  "a place is a state's code: %j is told by the variable's name",
  async (place) => {
    await expect(readSettings({ ROLECALL_PLACE: place })).rejects.toThrow(
      /^The settings need attention \(see \.env\.example\):\n✖ ROLECALL_PLACE: a state's code in small letters, such as "tx"$/,
    );
  },
);
