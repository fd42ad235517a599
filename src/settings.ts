/** What an operator can set, by environment variable; .env.example explains each. */
export type Settings = {
  /** The knowledge folder; undefined for the one that comes with the bot. */
  readonly knowledgeFolder: string | undefined;
  /** The state meant when a question names none. */
  readonly place: string | undefined;
};

const settingName = /^ROLECALL_/;

/**
 * Reads the settings. Where none is set there is nothing to check, and the schemas, which take a fifth of the time to
 * the first answer, are not even loaded.
 * @throws Error listing every setting that is wrong, and how to mend it.
 */
export async function readSettings(environment: Readonly<Record<string, string | undefined>>): Promise<Settings> {
  const given = Object.entries(environment).filter(([name, value]) => settingName.test(name) && value);
  if (given.length === 0) return { knowledgeFolder: undefined, place: undefined };
  const { checkSettings } = await import("./settings-schema.ts");
  return checkSettings(Object.fromEntries(given));
}
