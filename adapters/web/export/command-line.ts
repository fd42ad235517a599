import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { servingSchema } from "../../../src/runtime/settings-schema.ts";

export const usage = `Usage: npm run export -- DIR [--url URL] [--only REGEX]

Writes every page into the folder DIR: a static export that needs no server, on any web space or opened from a disk.
DIR has to be empty or to hold an earlier export, which is replaced.

  --url URL       where the export will stand, such as https://answers.example.org/base: pages then name their address
                  and bring a picture for whoever links to them, and there is a sitemap and a feed
  --only REGEX    only the answers whose path matches, such as '^/(overview|salary)/'; the others are put together
                  in the browser when somebody wants them
`;

/** What was asked for on the command line. */
export type Wanted = {
  readonly folder: string;
  readonly publicUrl: string | undefined;
  /** Only answers whose path matches have a page of their own. */
  readonly only: string | undefined;
};

/**
 * Reads the command line; "help" where only that is wanted.
 * @throws Error that says what is wrong with it.
 */
export function readArguments(words: readonly string[]): Wanted | "help" {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { url: { type: "string" }, only: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) return "help";
  const [folder, ...others] = positionals;
  if (folder === undefined) throw new Error(`Say which folder the export goes to.\n\n${usage}`);
  if (others.length > 0) throw new Error(`One folder at a time: "${others[0]}" is one too many.\n\n${usage}`);
  return { folder: resolve(folder), publicUrl: readUrl(values.url), only: readPattern(values.only) };
}

function readUrl(url: string | undefined): string | undefined {
  const { success, data } = servingSchema.shape.PUBLIC_URL.safeParse(url);
  if (success && !/[?#]/.test(data ?? "")) return data;
  throw new Error(
    `--url takes the address that the export will have, such as https://example.org/base; "${url}" is none.`,
  );
}

function readPattern(pattern: string | undefined): string | undefined {
  try {
    if (pattern !== undefined) new RegExp(pattern);
    return pattern;
  } catch (error) {
    throw new Error(`--only takes a regular expression: ${(error as Error).message}.`);
  }
}
