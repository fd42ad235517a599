export type Platform = "discord" | "slack";

/** The platforms that are configured, by the settings that are there. */
export function configured(environment: Readonly<Record<string, string | undefined>>): readonly Platform[] {
  const isSet = (prefix: string) =>
    Object.entries(environment).some(([name, value]) => name.startsWith(prefix) && value);
  // The manager of Discord's shards started this process for one of them alone.
  if (environment.SHARDING_MANAGER !== undefined) return ["discord"];
  return (["discord", "slack"] as const).filter((name) => isSet(`${name.toUpperCase()}_`));
}
