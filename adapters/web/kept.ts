import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import type { Headers } from "./headers.ts";

const mostBytes = 48 * 1024 * 1024;
const smallestCompressed = 1024;
const brotliQuality = 5;

const compressed = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
} as const;
type Encoding = keyof typeof compressed;

/**
 * A body with the header lines that belong to it, as Node writes them fastest: the lines flat, and the bytes as a string
 * of one letter a byte ("latin1"), which goes out in one piece with them.
 */
type Variant = { readonly head: readonly string[]; readonly bytes: string };
type KeptPage = {
  readonly headers: Headers;
  readonly plain: Variant;
  /** Made when the first client takes it. */
  readonly encoded: Partial<Record<Encoding, Variant | "being made">>;
};

/**
 * Pages that were made, for whoever asks next: the same address gives the same page until the site's version changes.
 * Nothing that was typed is kept.
 */
export class Kept {
  readonly #etag: string;
  readonly #common: Headers;
  readonly #pages = new LRUCache<string, KeptPage>({
    maxSize: mostBytes,
    sizeCalculation: ({ plain }, path) => Math.ceil(path.length + 1000 + plain.bytes.length * 1.6),
  });

  /** @param common what all responses say */
  constructor(version: string, common: Headers) {
    this.#etag = `W/"${version}"`;
    this.#common = common;
  }

  /** What a client sends back to ask whether something changed. */
  get etag(): string {
    return this.#etag;
  }

  /** Keeps a page that was just made. @param url the address with its query, as it was asked */
  keep(url: string, headers: Headers, text: string): void {
    const all = { ...this.#common, ...headers };
    this.#pages.set(url, { headers: all, plain: variant(all, Buffer.from(text)), encoded: {} });
  }

  /** Answers a request with a page that is kept; false where it has to be made. */
  answer({ method, url = "", headers }: IncomingMessage, response: ServerResponse): boolean {
    if (method !== "GET" && method !== "HEAD") return false;
    const page = this.#pages.get(url);
    if (page === undefined) return false;
    if (headers["if-none-match"]?.includes(this.#etag)) {
      response.writeHead(304, page.headers).end();
      return true;
    }
    const { head, bytes } = variantFor(page, headers["accept-encoding"]);
    response.writeHead(200, head as string[]);
    if (method === "HEAD") response.end();
    else response.end(bytes, "latin1");
    return true;
  }
}

const variant = (headers: Headers, body: Buffer): Variant => ({
  head: [...Object.entries(headers).flat(), "content-length", String(body.length)],
  bytes: body.toString("latin1"),
});

/** The smallest body that a client takes and that is ready; it is made for the next one where it is not. */
function variantFor({ headers, plain, encoded }: KeptPage, accepts: string | string[] | undefined): Variant {
  if (accepts === undefined || plain.bytes.length < smallestCompressed) return plain;
  const encoding = encodingIn(String(accepts));
  const ready = encoding && encoded[encoding];
  if (encoding === undefined || ready === "being made") return plain;
  if (ready !== undefined) return ready;
  encoded[encoding] = "being made";
  void compressed[encoding](Buffer.from(plain.bytes, "latin1")).then((body) => {
    encoded[encoding] = variant({ ...headers, "content-encoding": encoding }, body);
  });
  return plain;
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding; a weight of nothing refuses. */
function encodingIn(accepts: string): Encoding | undefined {
  if (accepts.includes("br") && !/\bbr\s*;\s*q=0(\.0*)?\s*(,|$)/.test(accepts)) return "br";
  return accepts.includes("gzip") && !/\bgzip\s*;\s*q=0(\.0*)?\s*(,|$)/.test(accepts) ? "gzip" : undefined;
}
