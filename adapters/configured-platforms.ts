export type Platform = "discord" | "slack" | "web";

/**
 * The platforms that are configured, by the settings that are there. The web is there while nothing else is, and beside
 * the others where WEB=yes asks for it.
 */
export function configured(environment: Readonly<Record<string, string | undefined>>): readonly Platform[] {
  const isSet = (prefix: string) =>
    Object.entries(environment).some(([name, value]) => name.startsWith(prefix) && value);
  // The manager of Discord's shards started this process for one of them alone.
  if (environment.SHARDING_MANAGER !== undefined) return ["discord"];
  const chats = (["discord", "slack"] as const).filter((name) => isSet(`${name.toUpperCase()}_`));
  return chats.length === 0 || environment.WEB === "yes" ? [...chats, "web"] : chats;
}
