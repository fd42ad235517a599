/** Of the interface, not of the program: it changes when something that a program relies on does. */
export const apiVersion = "1";

/** What other sites' scripts may read of a response: https://fetch.spec.whatwg.org/#http-responses */
export const exposedHeaders = ["ETag", "Retry-After", "X-API-Version"];

/** What every response says, also one that was cached, and one that refuses: pages of other sites may read it. */
export const everyResponse = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": exposedHeaders.join(","),
  "x-api-version": apiVersion,
} as const;
