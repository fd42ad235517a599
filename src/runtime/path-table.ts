import type { IncomingMessage } from "node:http";
import type { PathHandler, RequestHandler } from "../adapter.ts";

/** Which part answers which paths of a port. The order in which parts were added decides nothing. */
export type PathTable = {
  /** @throws Error in a sentence, where another part answers the same path. */
  readonly add: (handler: PathHandler) => void;
  /** Who answers a request: the part that names its path, else the one with the longest beginning of it. */
  readonly find: (request: IncomingMessage) => RequestHandler | undefined;
};

export function newPathTable(handlers: readonly PathHandler[] = []): PathTable {
  const byPath = new Map<string, PathHandler>();
  /** Longest first, so "*" comes last. */
  let byPrefix: readonly (readonly [prefix: string, handler: PathHandler])[] = [];
  const table: PathTable = {
    add: (handler) => {
      const { path } = handler;
      if (byPath.has(path)) {
        throw new Error(`Two parts of the bot answer ${path} on one port. Give one of them another path or port.`);
      }
      byPath.set(path, handler);
      if (!path.endsWith("*")) return;
      byPrefix = [...byPrefix, [path.slice(0, -1), handler] as const].sort(([a], [b]) => b.length - a.length);
    },
    find: ({ url = "", method = "" }) => {
      const [path = ""] = url.split("?");
      const takes = (handler: PathHandler | undefined) => handler && (handler.methods?.includes(method) ?? true);
      const exact = byPath.get(path);
      if (takes(exact)) return exact?.handle;
      return byPrefix.find(([prefix, handler]) => path.startsWith(prefix) && takes(handler))?.[1].handle;
    },
  };
  for (const handler of handlers) table.add(handler);
  return table;
}
