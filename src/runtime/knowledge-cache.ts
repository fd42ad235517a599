import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { adoptVocabulary, type Vocabulary, vocabularyOf } from "../understand/vocabulary.ts";

/**
 * Parsing and checking hundreds of entries takes seconds; so the checked knowledge and the vocabulary made from it are
 * stored in one file beside the sources, with a hash of everything they were made from. A file whose hash differs is
 * not used, but written anew.
 */
const compiledFile = ".compiled";

type Compiled = { readonly sourcesHash: string; readonly knowledge: Knowledge; readonly vocabulary: Vocabulary };

/**
 * The knowledge of a folder: from the compiled file where that is up to date, else from the sources.
 * @throws KnowledgeProblems listing everything that is wrong with the sources.
 */
export async function openKnowledge(folder: string): Promise<Knowledge> {
  return readCompiled(folder) ?? (await compileKnowledge(folder));
}

/**
 * Loads the sources and stores the result. Where the folder cannot be written to, nothing is stored.
 * @throws KnowledgeProblems listing everything that is wrong with the sources.
 */
export async function compileKnowledge(folder: string): Promise<Knowledge> {
  // Imported only when needed: the parsers and schemas take longer to load than the compiled knowledge.
  const { loadKnowledge } = await import("../knowledge/load.ts");
  // Before reading: what is edited meanwhile must make the file stale.
  const sourcesHash = hashIfExists(folder);
  const knowledge = loadKnowledge(folder);
  const vocabulary = vocabularyOf(knowledge);
  try {
    const compiled: Compiled = { sourcesHash, knowledge, vocabulary };
    const file = join(folder, compiledFile);
    // Written under another name and then renamed, so that a program starting meanwhile never reads half of it.
    writeFileSync(`${file}.${process.pid}`, serialize(compiled));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // A read-only folder only means that the next start is slower.
  }
  return knowledge;
}

function readCompiled(folder: string): Knowledge | undefined {
  try {
    const compiled: Compiled = deserialize(readFileSync(join(folder, compiledFile)));
    if (compiled.sourcesHash !== hashOf(folder)) return undefined;
    adoptVocabulary(compiled.knowledge, compiled.vocabulary);
    return compiled.knowledge;
  } catch {
    return undefined;
  }
}

/** A folder that does not exist has no hash; loading it reports that it is missing. */
const hashIfExists = (folder: string): string => (existsSync(folder) ? hashOf(folder) : "");

/** A hash of the sources, of the code that reads them, and of the program that wrote the file. */
function hashOf(folder: string): string {
  const hash = createHash("sha256").update(process.version);
  for (const [path, ending] of [
    [folder, /\.(yml|csv)$/],
    [join(import.meta.dirname, ".."), /\.ts$/],
  ] as const) {
    for (const file of readdirSync(path, { recursive: true, encoding: "utf8" }).sort()) {
      if (ending.test(file)) hash.update(file).update(readFileSync(join(path, file)));
    }
  }
  return hash.digest("hex");
}
