import { openConfiguredKnowledge } from "../../../src/runtime/open-knowledge.ts";
import { readSettings } from "../../../src/runtime/settings.ts";
import type { Site } from "../render/site.ts";
import { siteVersion } from "../site/version.ts";
import { readArguments, usage } from "./command-line.ts";
import { openFolder } from "./output-folder.ts";
import { writeSite } from "./write-site.ts";

/** `npm run export`: writes the pages as files, into a folder that needs no server. */
async function run(): Promise<string> {
  const start = performance.now();
  const wanted = readArguments(process.argv.slice(2));
  if (wanted === "help") return usage;
  const { folder: name, publicUrl, only } = wanted;
  const settings = await readSettings(process.env);
  const { place, reportTo } = settings;
  const knowledge = await openConfiguredKnowledge(settings);
  // Nobody logs what is asked of a static export.
  const bot = { knowledge, place, publicUrl, operator: { reportTo, logsQuestions: false } };
  const site: Site = { bot, version: siteVersion(bot), previews: [], isStaticExport: true };
  const folder = openFolder(name);
  try {
    const { pages, pictures } = await writeSite(site, folder, only);
    const bytes = folder.finish();
    const seconds = (performance.now() - start) / 1000;
    const counts = `${pages.toLocaleString("en")} pages, ${pictures.toLocaleString("en")} pictures, ${(bytes / 1e6).toFixed(0)} MB`;
    return `${name}: ${counts}, in ${seconds.toFixed(0)} s. Open index.html in it, or put the folder on any web space.\n`;
  } catch (error) {
    folder.giveUp();
    throw error;
  }
}

try {
  process.stdout.write(await run());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
