import type { z } from "zod";
import { type Environment, environmentValues } from "../src/runtime/settings.ts";
import {
  parseSettings,
  problemsIn,
  type Settings,
  servingSchema,
  settingsErrorText,
  settingsFrom,
  settingsSchema,
} from "../src/runtime/settings-schema.ts";
import type { Platform } from "./configured-platforms.ts";
import { discordSettings } from "./discord/settings.ts";
import { slackSettings } from "./slack/settings.ts";
import { webSettings } from "./web/settings.ts";

const names = /^(ROLECALL_|DISCORD_|SLACK_|WEB_|(WEB|HOST|PORT|HEALTH_PORT|METRICS_PORT|PUBLIC_URL|TRUST_PROXY)$)/;
const platformSchemas = { discord: discordSettings, slack: slackSettings, web: webSettings } as const;
const sharedSchema = settingsSchema.extend(servingSchema.shape);

/** What an operator set, checked. */
export type PlatformSettings = {
  /** The platforms whose settings are right. */
  readonly able: readonly Platform[];
  /** What is wrong with those of the others, for whoever set them; undefined where nothing is. */
  readonly problems: string | undefined;
  /** Everything that was set, for a platform's own schema. */
  readonly given: Readonly<Record<string, string>>;
  readonly settings: Settings;
  readonly serving: z.infer<typeof servingSchema>;
};

/**
 * Reads the settings of some platforms and those that they share. All problems are told at once; what one platform
 * lacks does not hold up the other.
 * @throws Error listing every setting that is wrong, where no platform could start with them.
 */
export function readPlatformSettings(platforms: readonly Platform[], environment: Environment): PlatformSettings {
  const given = environmentValues(environment, names);
  const wrong = new Map(platforms.map((platform) => [platform, problemsIn(platformSchemas[platform], given)]));
  const shared = problemsIn(sharedSchema, given);
  const problems = [...shared, ...[...wrong.values()].flat()];
  const able = platforms.filter((platform) => wrong.get(platform)?.length === 0);
  if (able.length === 0 || shared.length > 0) throw new Error(settingsErrorText(problems));
  const read = parseSettings(sharedSchema, given);
  return {
    able,
    problems: problems.length > 0 ? settingsErrorText(problems) : undefined,
    given,
    settings: settingsFrom(read),
    serving: read,
  };
}
