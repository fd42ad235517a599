import type { Settings } from "./settings-schema.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that were given and hold something: an empty one is none, as in a copied .env file. */
export const environmentValues = (environment: Environment, names: RegExp): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (names.test(name) && value ? [[name, value]] : [])),
  );

const settingNames = /^ROLECALL_/;

/**
 * Reads the settings. Where none is set there is nothing to check, and the schemas, which take a fifth of the time to
 * the first answer, are not even loaded.
 * @throws Error listing every setting that is wrong, and how to mend it.
 */
export async function readSettings(environment: Environment): Promise<Settings> {
  const given = environmentValues(environment, settingNames);
  if (Object.keys(given).length === 0) return unset;
  const { parseSettings, settingsFrom, settingsSchema } = await import("./settings-schema.ts");
  return settingsFrom(parseSettings(settingsSchema, given));
}

const unset: Settings = {
  knowledgeFolder: undefined,
  place: undefined,
  readsMeanings: true,
  reportTo: undefined,
  logLevel: "info",
  logsQuestions: false,
};
