import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const projectFolder = resolve(import.meta.dirname, "../..");
/** Where the emulated platforms come from; they are no part of this project. */
export const contractsFolder = resolve(projectFolder, process.env.PLATFORM_CONTRACTS ?? "../shared/contracts");
/** They may stand where nothing can be written, and need packages of their own: so they are run from a copy. */
export const copyFolder = join(projectFolder, "node_modules/.cache/platform-contracts");

export const areContractsThere = (): boolean => existsSync(join(contractsFolder, "fake-discord.mjs"));

/** Brings the copy up to date, with its packages. */
export function copyContracts(): void {
  mkdirSync(copyFolder, { recursive: true });
  const names = readdirSync(contractsFolder).filter((name) => /\.(mjs|json)$/.test(name));
  const changed = names.filter((name) => isChanged(name));
  for (const name of changed) writeFileSync(join(copyFolder, name), readFileSync(join(contractsFolder, name)));
  if (changed.includes("package-lock.json") || !existsSync(join(copyFolder, "node_modules"))) {
    execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: copyFolder, stdio: "pipe" });
  }
}

function isChanged(name: string): boolean {
  const copy = join(copyFolder, name);
  return !existsSync(copy) || !readFileSync(copy).equals(readFileSync(join(contractsFolder, name)));
}
