import { existsSync } from "node:fs";
import * as module from "node:module";
import { join } from "node:path";

/**
 * Starts a program of this folder: `node adapters/launch.js terminal/ask.ts "a question"`.
 *
 * What Node compiled, types stripped, is kept for the next start. That only works for modules imported afterwards, and
 * it saves loading the stripper itself only when the first file has no types: so this one is JavaScript. Together they
 * halve the time to the first answer and save 15 MB. Where the folder cannot be written to, nothing is kept.
 */
const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  console.error(
    `Rolecall runs on Node 24; this is ${process.version}. "npm ci" brings it: start with "npm start", not with node itself.`,
  );
  process.exit(1);
}
module.enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/rolecall"));
// Settings may stand in a file beside the program; what is set already stays.
if (existsSync(".env")) process.loadEnvFile();
const [program] = process.argv.splice(2, 1);
await import(`./${program}`);
