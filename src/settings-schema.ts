import { z } from "zod";
import type { Settings } from "./settings.ts";

const settingsSchema = z.object({
  ROLECALL_KNOWLEDGE: z.string().min(1).optional(),
  ROLECALL_PLACE: z
    .string()
    .regex(/^[a-z]{2}$/, 'a state\'s code in small letters, such as "tx"')
    .optional(),
});

/**
 * The settings that were given.
 * @throws Error listing every setting that is wrong, and how to mend it.
 */
export function checkSettings(given: Readonly<Record<string, unknown>>): Settings {
  const result = settingsSchema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map(({ path, message }) => `✖ ${path.join(".")}: ${message}`);
    throw new Error(`The settings need attention (see .env.example):\n${lines.join("\n")}`);
  }
  return { knowledgeFolder: result.data.ROLECALL_KNOWLEDGE, place: result.data.ROLECALL_PLACE };
}
