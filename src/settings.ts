import { z } from "zod";

/** What an operator can set, by environment variable; .env.example explains each. */
const settingsSchema = z.object({
  ROLECALL_KNOWLEDGE: z.string().min(1).optional(),
  ROLECALL_PLACE: z
    .string()
    .regex(/^[a-z]{2}$/, 'a state\'s code in small letters, such as "tx"')
    .optional(),
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
