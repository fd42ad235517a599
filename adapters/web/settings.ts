import { z } from "zod";

/** What an operator sets for the bot's own pages; .env.example explains each. */
export const webSettings = z.object({
  /** Proxies of our own in front, each adding an address to X-Forwarded-For. */
  TRUST_PROXY: z.coerce.number("how many proxies stand in front: 0, 1, 2, …").int().min(0).max(10).default(0),
  WEB_RATE_LIMIT: z.coerce.number("requests a minute from one address; 0 for no limit").int().min(0).default(1200),
});

export type WebSettings = z.infer<typeof webSettings>;
