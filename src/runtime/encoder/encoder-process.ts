import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { TokenLimits } from "../../understand/subjects/reading-model.ts";
import { type EncodedText, TextEncoder } from "./text-encoder.ts";

/** Where the files are, and what their hashes must be. */
export type EncoderFiles = {
  readonly folder: string;
  readonly hashes: Readonly<Record<string, string>>;
  readonly limits: TokenLimits;
};
/** @property until when it is given up, in milliseconds since 1970 */
type ToEncode = EncodedText & { readonly id: number; readonly until: number };
export type ToProcess = ({ readonly kind: "open" } & EncoderFiles) | ({ readonly kind: "encode" } & ToEncode);
export type FromProcess =
  | { readonly kind: "ready" }
  /** The files cannot be used; a sentence with the cure. */
  | { readonly kind: "unusable"; readonly problem: string }
  /** undefined where this text could not be encoded. */
  | { readonly kind: "vector"; readonly id: number; readonly vector: Float32Array | undefined };

const send = (message: FromProcess): void => {
  process.send?.(message);
};

// It ends with whoever started it, and not a moment before: a signal to the whole group is for them to act on.
process.on("disconnect", () => process.exit());
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);

let encoder: Promise<TextEncoder | undefined> = Promise.resolve(undefined);
process.on("message", (message: ToProcess) => {
  if (message.kind === "open") encoder = open(message);
  else last = last.then(() => encode(message));
});

/** One text after the other: side by side each would only take longer. */
let last = Promise.resolve();

/** What nobody waits for any more is left out, so that whoever comes next does not wait for it. */
async function encode({ id, text, after, until }: ToEncode): Promise<void> {
  const opened = await encoder;
  const isLate = Date.now() > until;
  const vector = isLate ? undefined : await opened?.encode({ text, after }).catch(() => undefined);
  send({ kind: "vector", id, vector });
}

async function open(files: EncoderFiles): Promise<TextEncoder | undefined> {
  try {
    const [model, tokenizer] = [await checked("encoder.onnx", files), await checked("tokenizer.json", files)];
    const opened = await TextEncoder.from(model, await readFile(tokenizer, "utf8"), files.limits);
    // What an engine compiles when it is first used is compiled before anybody waits for it.
    await opened.encode({ text: "hello" });
    send({ kind: "ready" });
    return opened;
  } catch (error) {
    send({ kind: "unusable", problem: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

/** The path of a file that is the expected one. @throws Error with the cure where it is not */
async function checked(name: string, { folder, hashes }: EncoderFiles): Promise<string> {
  const file = join(folder, name);
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(file), hash);
  } catch {
    throw new Error(`${file} cannot be read. Get it from the repository again, or run “npm run train”.`);
  }
  if (hash.digest("hex") === hashes[name]) return file;
  throw new Error(
    `${file} is not the file that heads.json was trained with. Get the whole folder from the repository again, or run “npm run train”.`,
  );
}
