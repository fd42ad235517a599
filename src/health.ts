import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** What a supervisor asks: whether the process lives, and whether it can answer people now. */
export type Health = { readonly isReady: () => boolean };

/** Answers /healthz and /readyz; false for any other request. */
export function answerHealth(request: IncomingMessage, response: ServerResponse, { isReady }: Health): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  const path = request.url?.split("?")[0];
  if (path !== "/healthz" && path !== "/readyz") return false;
  const fine = path === "/healthz" || isReady();
  response.writeHead(fine ? 200 : 503, { "content-type": "text/plain", "cache-control": "no-store" });
  response.end(request.method === "HEAD" ? undefined : fine ? "ok\n" : "not ready\n");
  return true;
}

/**
 * A server for nothing but health, where a port is set for it.
 * @throws Error in a sentence when the port cannot be had.
 */
export async function openHealth(port: number | undefined, host: string, health: Health): Promise<Server | undefined> {
  if (port === undefined) return undefined;
  const server = createServer((request, response) => {
    if (!answerHealth(request, response, health)) response.writeHead(404).end();
  });
  await listen(server, port, host, "HEALTH_PORT");
  return server;
}

/**
 * Listens, and gives the port.
 * @throws Error in a sentence that names the setting, when the port cannot be had.
 */
export function listen(server: Server, port: number, host: string, setting: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why =
        error.code === "EADDRINUSE"
          ? `port ${port} on ${host} is taken by another program`
          : `port ${port} on ${host} cannot be opened (${error.code})`;
      reject(new Error(`${setting}: ${why}. Set ${setting} to a free port.`));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
