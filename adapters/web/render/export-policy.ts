/** The two places of a static export's scripts that may load a script and show markup, by the names in its policy. */
export const mayLoad = "rolecall-load";
export const mayShow = "rolecall-show";

/**
 * What a page of a static export may do, said in the page because no server says it: load what stands beside it, and nothing
 * else. The server's own pages say nearly the same (headers.ts).
 */
export const exportPolicy = [
  "default-src 'none'",
  ...["script-src 'self'", "style-src 'self'", "img-src 'self'", "form-action 'self'", "base-uri 'none'"],
  `require-trusted-types-for 'script'`,
  `trusted-types ${mayLoad} ${mayShow}`,
].join("; ");
