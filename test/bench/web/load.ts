import { connect } from "node:net";

const headEnd = "\r\n\r\n";

export type Load = {
  readonly perSecond: number;
  /** How long each request took, in milliseconds. */
  readonly latencies: readonly number[];
};

/**
 * Asks over connections that stay open, each time as soon as the last was answered, for so long. On bare sockets and
 * reading no more than where each response ends, so that the server and not the client is what is measured.
 * @param path of each next request
 * @throws Error where a response is none that was asked for.
 */
export async function load(
  port: number,
  path: () => string,
  {
    connections,
    seconds,
    headers,
  }: { readonly connections: number; readonly seconds: number; readonly headers: string },
): Promise<Load> {
  const latencies: number[] = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, "127.0.0.1");
      let sent = 0;
      /** What is still to come of a response; nothing while its head is not whole. */
      let left: number | undefined;
      let head = "";
      const ask = () => {
        sent = performance.now();
        if (sent > end) return void socket.end(resolve);
        head = "";
        left = undefined;
        socket.write(`GET ${path()} HTTP/1.1\r\nhost: 127.0.0.1\r\n${headers}\r\n`);
      };
      socket.setNoDelay(true).on("connect", ask).on("error", reject);
      socket.on("data", (part) => {
        if (left === undefined) {
          head += part.toString("latin1");
          const at = head.indexOf(headEnd);
          if (at < 0) return;
          const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
          if (!head.startsWith("HTTP/1.1 200") || length === undefined)
            return void socket.destroy(new Error(`an answer that nobody counts on: ${head.slice(0, at)}`));
          left = Number(length) - (head.length - at - headEnd.length);
        } else left -= part.length;
        if (left > 0) return;
        latencies.push(performance.now() - sent);
        ask();
      });
    });
  // Never asleep: else the server would pay for waking this process with each of its answers, which a hello that comes
  // quickly enough would not.
  let isDone = false;
  const stayAwake = () => void (isDone || setImmediate(stayAwake));
  stayAwake();
  try {
    await Promise.all(Array.from({ length: connections }, work));
  } finally {
    isDone = true;
  }
  return { perSecond: latencies.length / ((performance.now() - begin) / 1000), latencies };
}
