import { configured } from "./configured.ts";

/** `npm start`: the platforms that are configured; a chat in the terminal while none is. */
const platforms = configured(process.env);

if (platforms.length > 0) {
  const { startPlatforms } = await import("./platforms.ts");
  await startPlatforms(platforms).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
} else {
  await import("./terminal/main.ts");
}
