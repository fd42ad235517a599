import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

/** The least that a page can cost here: the same framework, saying hello. */
const app = new Hono();
app.get("/", (c) => c.text("hello"));
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }: AddressInfo) =>
  console.log(`ready hello 127.0.0.1:${port}`),
);
process.on("SIGTERM", () => server.close(() => process.exit(0)));
