import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { knowledgeVersion } from "../../../src/knowledge/version.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { version } from "../../../src/runtime/version.ts";

const digits = 12;
const project = join(import.meta.dirname, "../../..");

/** Changes whenever anything that a page shows may have changed: what is known, what makes the pages, what the operator set. */
export function siteVersion({ knowledge, place, operator, publicUrl }: BotContext): string {
  const hash = createHash("sha256").update(version).update(knowledgeVersion(knowledge));
  hash.update(JSON.stringify([place, operator.reportTo, operator.logsQuestions, publicUrl]));
  for (const folder of ["src", "adapters/web"]) {
    for (const file of readdirSync(join(project, folder), { recursive: true, encoding: "utf8" }).sort()) {
      if (/\.(ts|css|svg)$/.test(file)) hash.update(readFileSync(join(project, folder, file)));
    }
  }
  return hash.digest("hex").slice(0, digits);
}
