import { once } from "node:events";
import { createServer } from "node:net";

/** Below those that systems hand out by themselves, so that nobody else is handed it before it is used. */
const [lowest, count] = [20_000, 10_000];

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * count);
    const server = createServer().listen(port, "127.0.0.1");
    const isFree = await once(server, "listening").then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}
