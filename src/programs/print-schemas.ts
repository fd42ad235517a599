import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { jsonSchemas } from "../knowledge/json-schemas.ts";

/** `npm run schemas`: prints the schemas by which editors complete and explain the fields of an entry. */
const folder = join("knowledge", "schemas");
mkdirSync(folder, { recursive: true });
for (const [name, text] of jsonSchemas()) writeFileSync(join(folder, `${name}.json`), text);
process.stdout.write(`${folder} is up to date\n`);
