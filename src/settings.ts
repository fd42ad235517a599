// The small build of zod: this is read at every start, long before anything else needs schemas.
import * as z from "zod/mini";

/** What an operator can set, by environment variable; .env.example explains each. */
const settingsSchema = z.object({
  ROLECALL_KNOWLEDGE: z.optional(z.string().check(z.minLength(1))),
  ROLECALL_PLACE: z.optional(z.string().check(z.regex(/^[a-z]{2}$/, 'a state\'s code in small letters, such as "tx"'))),
});

export type Settings = {
  /** The knowledge folder; undefined for the one that comes with the bot. */
  readonly knowledgeFolder: string | undefined;
  /** The state meant when a question names none. */
  readonly place: string | undefined;
};

/**
 * Reads the settings.
 * @throws Error listing every setting that is wrong, and how to mend it.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = settingsSchema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map(({ path, message }) => `✖ ${path.join(".")}: ${message}`);
    throw new Error(`The settings need attention (see .env.example):\n${lines.join("\n")}`);
  }
  return { knowledgeFolder: result.data.ROLECALL_KNOWLEDGE, place: result.data.ROLECALL_PLACE };
}
