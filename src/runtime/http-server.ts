import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { Duplex } from "node:stream";
import type { PathHandler } from "../adapter.ts";
import type { PathTable } from "./path-table.ts";

const requestTimeoutMs = 10_000;
/** A client that takes nothing of its answer for so long has gone away. */
const idleTimeoutMs = 30_000;
/** How long requests in hand are waited for when a server closes. */
const serverCloseTimeoutMs = 4000;

/** A server on a port of its own. */
export type Serving = {
  readonly port: number;
  /** Takes no more requests, and lets those in hand be answered. */
  readonly close: () => Promise<void>;
};

/** What a supervisor asks: whether the process lives (/healthz), and whether it can answer people now (/readyz). */
export function healthHandlers(isReady: () => boolean): readonly PathHandler[] {
  const handlerAt = (path: string, isFine: () => boolean): PathHandler => ({
    path,
    methods: ["GET", "HEAD"],
    handle: ({ method }, response) => {
      const fine = isFine();
      response.writeHead(fine ? 200 : 503, { "content-type": "text/plain", "cache-control": "no-store" });
      response.end(method === "HEAD" ? undefined : fine ? "ok\n" : "not ready\n");
    },
  });
  return [handlerAt("/healthz", () => true), handlerAt("/readyz", isReady)];
}

/**
 * Serves what several parts answer, each at its own paths. Parts may be added to the table while it serves.
 * @throws Error in a sentence that names the setting, when the port cannot be had.
 */
export async function serve(
  paths: PathTable,
  { port, host, setting }: { readonly port: number; readonly host: string; readonly setting: string },
): Promise<Serving> {
  const server = createServer((request, response) => {
    const handle = paths.find(request);
    if (handle) return handle(request, response);
    const isAsking = request.method === "GET" || request.method === "HEAD" || request.method === "POST";
    response.writeHead(isAsking ? 404 : 405).end();
  });
  server.requestTimeout = requestTimeoutMs;
  server.headersTimeout = requestTimeoutMs;
  server.timeout = idleTimeoutMs;
  server.on("clientError", refuse);
  const listening = await listen(server, port, host, setting);
  return { port: listening, close: () => closed(server) };
}

/** Requests that cannot be read, or that take too long to be sent, get a sentence too. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  const [status, says] = refusals[error.code ?? ""] ?? ["400 Bad Request", "This is no request that can be read."];
  if (!socket.writable) return void socket.destroy();
  const head = `HTTP/1.1 ${status}\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${says.length + 1}`;
  socket.end(`${head}\r\nconnection: close\r\n\r\n${says}\n`);
}

/** https://nodejs.org/api/http.html#event-clienterror */
const refusals: Readonly<Record<string, readonly [status: string, says: string]>> = {
  HPE_HEADER_OVERFLOW: ["431 Request Header Fields Too Large", "The address or the headers are too long."],
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", "The request took too long to arrive."],
};

async function closed(server: Server): Promise<void> {
  const done = once(server, "close");
  server.close();
  // A connection that is kept open becomes idle when its last request is answered.
  const closing = setInterval(() => server.closeIdleConnections(), 50);
  const atLast = setTimeout(() => server.closeAllConnections(), serverCloseTimeoutMs);
  await done;
  clearInterval(closing);
  clearTimeout(atLast);
}

function listen(server: Server, port: number, host: string, setting: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isHost = ["ENOTFOUND", "EADDRNOTAVAIL", "EAI_AGAIN"].includes(error.code ?? "");
      const says = isHost
        ? `HOST: "${host}" is no address of this machine. Set HOST to one, such as 127.0.0.1 or 0.0.0.0.`
        : error.code === "EADDRINUSE"
          ? `${setting}: port ${port} on ${host} is taken by another program, or by another of the settings. Set ${setting} to a free port.`
          : `${setting}: port ${port} on ${host} cannot be opened (${error.code}). Set ${setting} to a free port.`;
      reject(new Error(says));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
