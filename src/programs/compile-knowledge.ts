import { join } from "node:path";
import { compileKnowledge } from "../runtime/knowledge-cache.ts";

/** `npm run compile [-- FOLDER]`: reads and checks the knowledge ahead of the first start. */
const [folder = join(import.meta.dirname, "../../knowledge")] = process.argv.slice(2);
compileKnowledge(folder).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
