import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Stands in every export and lists what else stands in its folder; so nothing of anybody else's is ever deleted.
 * Its name stays: by it an export knows the folders of earlier ones.
 */
const marker = ".rolecall-copy";

/** A folder that an export is written beside, to take its place at the end. */
export type ExportFolder = {
  /** Writes a file of the export. @param name its path in there */
  readonly write: (name: string, content: string | Uint8Array) => void;
  /** Puts the finished export where it belongs; gives how many bytes it has. */
  readonly finish: () => number;
  /** Takes away what was written. */
  readonly giveUp: () => void;
};

/**
 * Begins an export. What stands in the folder stays as it is until the export is finished.
 * @throws Error where the folder holds anything that no export wrote, or cannot be written to.
 */
export function openFolder(folder: string): ExportFolder {
  const [unfinished, earlier] = [`${folder}.tmp`, `${folder}.old`];
  for (const one of [folder, unfinished, earlier]) checkThatOurs(one);
  for (const one of [unfinished, earlier]) rmSync(one, { recursive: true, force: true });
  const made = new Set<string>();
  const written = new Set<string>();
  let bytes = 0;
  const write = (name: string, content: string | Uint8Array) => {
    const file = join(unfinished, name);
    const parent = dirname(file);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    written.add(name.split("/")[0] ?? name);
    bytes += Buffer.byteLength(content);
    writeFileSync(file, content);
  };
  // First, so that even an unfinished export is known for what it is.
  write(marker, "");
  return {
    write,
    finish: () => {
      write(marker, [...written].map((name) => `${name}\n`).join(""));
      if (existsSync(folder)) renameSync(folder, earlier);
      renameSync(unfinished, folder);
      rmSync(earlier, { recursive: true, force: true });
      return bytes;
    },
    giveUp: () => rmSync(unfinished, { recursive: true, force: true }),
  };
}

function checkThatOurs(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is a file. Name a folder for the export.`);
  const names = readdirSync(folder);
  if (names.length === 0) return;
  if (!names.includes(marker)) {
    throw new Error(
      `${folder} holds something else than a static export, and nothing was changed. Name a folder that is empty or new.`,
    );
  }
  const known = readFileSync(join(folder, marker), "utf8").split("\n");
  const foreign = names.filter((name) => name !== marker && !known.includes(name));
  // An export that was never finished has no list, and is nobody else's.
  if (foreign.length === 0 || known.every((name) => name === "")) return;
  throw new Error(
    `${folder} holds a static export, but also ${foreign.join(", ")}, which would be lost, and nothing was changed. Move that away, or name another folder.`,
  );
}
