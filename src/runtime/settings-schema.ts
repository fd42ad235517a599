import { z } from "zod";
import { type LogLevel, logLevels } from "./log-levels.ts";

/** What an operator can set whatever the platform; .env.example explains each. */
export const settingsSchema = z.object({
  ROLECALL_KNOWLEDGE: z.string().min(1).optional(),
  ROLECALL_PLACE: z
    .string()
    .regex(/^[a-z]{2}$/, 'a state\'s code in small letters, such as "tx"')
    .optional(),
  ROLECALL_READER: z.enum(["meaning", "words"], '"meaning" or "words"').default("meaning"),
  ROLECALL_REPORT_TO: z.string().max(200).optional(),
  ROLECALL_LOG_LEVEL: z.enum(logLevels, `one of ${logLevels.join(", ")}`).default("info"),
  ROLECALL_LOG_QUESTIONS: z.enum(["yes", "no"], '"yes" or "no"').default("no"),
});

const portNumber = z.coerce.number("a port number").int().min(0).max(65535);

/** Where platforms are served that send requests. */
export const servingSchema = z.object({
  /** The pages beside the chats (adapters/configured-platforms.ts). */
  WEB: z.enum(["yes", "no"], '"yes" or "no"').optional(),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: portNumber.optional(),
  HEALTH_PORT: portNumber.optional(),
  METRICS_PORT: portNumber.optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "the address of our own pages, such as https://example.org" })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
});

/** What is wrong with the settings that were given, one line each; never their values. */
export function problemsIn(schema: z.ZodType, given: unknown): readonly string[] {
  const { error } = schema.safeParse(given);
  return (error?.issues ?? []).map(({ path, message }) => `✖ ${path.join(".")}: ${message}`);
}

/** Such lines, for whoever set them. */
export const settingsErrorText = (problems: readonly string[]): string =>
  `The settings need attention (see .env.example):\n${problems.join("\n")}`;

/**
 * The settings that were given, as a schema wants them.
 * @throws Error listing every setting that is wrong, and how to mend it.
 */
export function parseSettings<Schema extends z.ZodType>(schema: Schema, given: unknown): z.infer<Schema> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new Error(settingsErrorText(problemsIn(schema, given)));
}

/** The same, under the names that the code speaks of. */
export const settingsFrom = (read: z.infer<typeof settingsSchema>): Settings => ({
  knowledgeFolder: read.ROLECALL_KNOWLEDGE,
  place: read.ROLECALL_PLACE,
  readsMeanings: read.ROLECALL_READER === "meaning",
  reportTo: read.ROLECALL_REPORT_TO,
  logLevel: read.ROLECALL_LOG_LEVEL,
  logsQuestions: read.ROLECALL_LOG_QUESTIONS === "yes",
});

/** What an operator can set, by environment variable; .env.example explains each. */
export type Settings = {
  /** The knowledge folder; undefined for the one that comes with the bot. */
  readonly knowledgeFolder: string | undefined;
  /** Whether questions are read by their meaning too, not by their words alone. */
  readonly readsMeanings: boolean;
  /** The state meant when a question names none. */
  readonly place: string | undefined;
  /** Where people report a wrong answer: a page or an address. */
  readonly reportTo: string | undefined;
  readonly logLevel: LogLevel;
  /** Whether the log holds what people ask. */
  readonly logsQuestions: boolean;
};
