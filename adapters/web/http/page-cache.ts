import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import { finishWithin } from "../../../src/runtime/scheduling/in-flight.ts";
import type { Headers } from "./headers.ts";

const maxBytes = 48 * 1024 * 1024;
/** What was asked for once is made again for the second who asks; most addresses are asked for seldom. */
const maxAskedOnce = 5000;
/** Only what a page reads of an address makes it another page; whoever makes up others has nothing cached here. */
const maxCachedUrlLength = 300;
const mayBeCached = (url: string): boolean =>
  url.length <= maxCachedUrlLength && (!url.includes("?") || /^\/(api\/(v1\/)?)?roles\?/.test(url));
/** So long somebody waits for a page to be compressed before it is sent as it is. */
const compressionTimeoutMs = 50;
/** Compressed at the same time while somebody waits: with more, requests under high load would wait for little else. */
const maxCompressing = 2;
const minCompressedBytes = 1024;
const brotliQuality = 4;

const compressors = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
} as const;
type Encoding = keyof typeof compressors;

/**
 * A body with the header lines that belong to it, as Node writes them fastest: the lines flat, and the bytes as a string
 * of one letter a byte ("latin1"), which goes out in one piece with them.
 */
type Variant = { readonly head: readonly string[]; readonly bytes: string };
type CachedPage = {
  readonly headers: Headers;
  readonly plain: Variant;
  /** Made when a client takes it. */
  readonly encoded: Partial<Record<Encoding, Variant>>;
  readonly counted: CacheablePage["counted"];
};

/** A page that was just made. */
export type CacheablePage = {
  readonly url: string;
  readonly headers: Headers;
  /** One letter a byte. */
  readonly bytes: string;
  /** Counts each time that it is handed out again. */
  readonly counted?: ((seconds: number) => void) | undefined;
};

/**
 * Answers with pages, and caches those that are asked for again: the same address gives the same page until the site's
 * version changes. Nothing that was typed is cached.
 */
export class PageCache {
  readonly #opaque: string;
  readonly #common: Headers;
  readonly #askedOnce = new LRUCache<string, true>({ max: maxAskedOnce });
  readonly #pages = new LRUCache<string, CachedPage>({
    maxSize: maxBytes,
    sizeCalculation: ({ plain }, path) => Math.ceil(path.length + 1000 + plain.bytes.length * 1.6),
  });
  #compressing = 0;

  /** @param common what all responses say */
  constructor(version: string, common: Headers) {
    this.#opaque = `"${version}"`;
    this.#common = common;
  }

  /** What a client sends back to ask whether something changed. */
  get etag(): string {
    return `W/${this.#opaque}`;
  }

  /** Answers a request with a page that was just made for it. */
  sendAndCache(
    { url, headers, bytes, counted }: CacheablePage,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const all = { ...this.#common, ...headers };
    const page: CachedPage = { headers: all, plain: variant(all, bytes), encoded: {}, counted };
    if (this.#askedOnce.has(url)) this.#pages.set(url, page);
    else if (mayBeCached(url)) this.#askedOnce.set(url, true);
    // Whoever asks first waits a moment and has it compressed; under high load there is no such moment.
    const compressing = this.#isKnownTo(request) ? undefined : this.#compress(page, encodingFor(page, request));
    if (compressing === undefined) this.#respond(page, request, response);
    else void finishWithin(compressionTimeoutMs, compressing).then(() => this.#respond(page, request, response));
  }

  /** Answers a request with a page that is cached; false where it has to be made. */
  sendCached(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, url = "" } = request;
    if (method !== "GET" && method !== "HEAD") return false;
    const start = performance.now();
    const page = this.#pages.get(url);
    if (page === undefined) return false;
    const encoding = encodingFor(page, request);
    if (encoding !== undefined && page.encoded[encoding] === undefined) void this.#compress(page, encoding);
    this.#respond(page, request, response);
    page.counted?.((performance.now() - start) / 1000);
    return true;
  }

  /** Compresses a page, unless so many others are being compressed. A page that cannot be compressed is sent as it is. */
  #compress(page: CachedPage, encoding: Encoding | undefined): Promise<void> | undefined {
    if (encoding === undefined || this.#compressing >= maxCompressing) return undefined;
    const { headers, plain, encoded } = page;
    this.#compressing += 1;
    return compressors[encoding](Buffer.from(plain.bytes, "latin1")).then(
      (body) => {
        this.#compressing -= 1;
        encoded[encoding] = variant({ ...headers, "content-encoding": encoding }, body.toString("latin1"));
      },
      () => {
        this.#compressing -= 1;
      },
    );
  }

  /** By weak comparison: https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match */
  #isKnownTo({ headers }: IncomingMessage): boolean {
    const known = headers["if-none-match"];
    return known !== undefined && (known.trim() === "*" || known.includes(this.#opaque));
  }

  #respond(page: CachedPage, request: IncomingMessage, response: ServerResponse): void {
    if (this.#isKnownTo(request)) {
      response.writeHead(304, page.headers).end();
      return;
    }
    const { head, bytes } = variantFor(page, request);
    response.writeHead(200, head as string[]);
    if (request.method === "HEAD") response.end();
    else response.end(bytes, "latin1");
  }
}

const variant = (headers: Headers, bytes: string): Variant => ({
  head: [...Object.entries(headers).flat(), "content-length", String(bytes.length)],
  bytes,
});

/** The smallest body that a client takes and that is ready. */
function variantFor(page: CachedPage, request: IncomingMessage): Variant {
  const encoding = encodingFor(page, request);
  return (encoding && page.encoded[encoding]) ?? page.plain;
}

/** How a client takes a page, where compressing it is worth while. */
function encodingFor({ plain }: CachedPage, { headers }: IncomingMessage): Encoding | undefined {
  const accepts = headers["accept-encoding"];
  return accepts === undefined || plain.bytes.length < minCompressedBytes ? undefined : encodingIn(String(accepts));
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding; a weight of nothing refuses. */
function encodingIn(accepts: string): Encoding | undefined {
  if (accepts.includes("br") && !/\bbr\s*;\s*q=0(\.0*)?\s*(,|$)/.test(accepts)) return "br";
  return accepts.includes("gzip") && !/\bgzip\s*;\s*q=0(\.0*)?\s*(,|$)/.test(accepts) ? "gzip" : undefined;
}
