import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";

/** Header lines as Node takes them. */
export type Headers = Readonly<Record<string, string>>;

/**
 * What every response says to browsers: pages may load what is ours, and run nothing that stands in them
 * (https://www.w3.org/TR/CSP3). Made once, since it is always the same.
 */
export function securityHeaders(publicUrl: string | undefined): Headers {
  const isSecure = publicUrl?.startsWith("https:") ?? false;
  const lines: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => {
      lines[name.toLowerCase()] = value;
    },
    removeHeader: () => undefined,
  };
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameSrc: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
    },
    strictTransportSecurity: isSecure && { maxAge: 31_536_000 },
    // The data and the pictures are for other sites too.
    crossOriginResourcePolicy: { policy: "cross-origin" },
    xFrameOptions: { action: "deny" },
    // These speak to browsers that are gone, or of files and plug-ins that we have none of.
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    originAgentCluster: false,
  })({} as IncomingMessage, response as unknown as ServerResponse, () => undefined);
  return { ...lines, "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()" };
}

/** The page that shows how a platform shows an answer stands in a frame of ours and has its style in it. */
export const frameHeaders: Headers = {
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox",
  "x-frame-options": "SAMEORIGIN",
};

/** A style stands in a picture; nothing else in it may do anything. */
export const pictureHeaders: Headers = {
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
};

/** A minute without asking again, then by the version; shared caches may go on with the old while they fetch the new. */
export const cacheBriefly = "public, max-age=60, stale-while-revalidate=86400";
export const cacheForADay = "public, max-age=86400, stale-while-revalidate=604800";
/** For addresses that change with what stands at them. */
export const cacheForever = "public, max-age=31536000, immutable";
/** For what holds words that somebody typed. */
export const noStore = "private, no-store";
