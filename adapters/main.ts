import { configured } from "./configured-platforms.ts";
import { startPlatforms } from "./platforms.ts";

/** `npm start`: the platforms that are configured; the bot's own pages while none is. */
await startPlatforms(configured(process.env)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
