/** Who is in the preview. */
export const asker = "U0ANA";
export const mentor = "U0SAM";
export const bot = "U0BOT";

const names: Readonly<Record<string, string>> = { [asker]: "Ana Reyes", [mentor]: "Sam Okafor", [bot]: "Rolecall" };

export const nameOf = (id: string): string => names[id] ?? "member";
