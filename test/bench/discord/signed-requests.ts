import { type KeyObject, sign } from "node:crypto";
import { connect } from "node:net";

/** An interaction of a slash command, as Discord posts it. */
export function slashPayload(at: number, name: string, options: Readonly<Record<string, string>>): string {
  const user = { id: "100000000000000001", username: "somebody", discriminator: "0", global_name: null, avatar: null };
  return JSON.stringify({
    ...{
      id: String(400000000000000000n + BigInt(at)),
      application_id: "200000000000000001",
      type: 2,
      token: `token-${at}`,
    },
    data: {
      ...{ id: "800000000000000001", type: 1, name },
      options: Object.entries(options).map(([option, value]) => ({ name: option, type: 3, value })),
    },
    ...{ guild_id: "500000000000000001", channel_id: "300000000000000001", context: 0, version: 1, locale: "en-US" },
    channel: { id: "300000000000000001", type: 0, name: "general" },
    member: { user, roles: [], permissions: "4503599627370495", joined_at: "2024-01-01T00:00:00.000000+00:00" },
    ...{ authorizing_integration_owners: { 0: "500000000000000001" }, entitlements: [], app_permissions: "0" },
  });
}

/** Whole HTTP requests, signed now: they are good for a minute. */
export function signedRequests(bodies: readonly string[], privateKey: KeyObject): Buffer[] {
  const timestamp = String(Math.floor(Date.now() / 1000));
  return bodies.map((body) => {
    const signature = sign(null, Buffer.from(timestamp + body), privateKey).toString("hex");
    const head = [
      "POST /discord/interactions HTTP/1.1",
      "host: 127.0.0.1",
      "content-type: application/json",
      `x-signature-timestamp: ${timestamp}`,
      `x-signature-ed25519: ${signature}`,
      `content-length: ${Buffer.byteLength(body)}`,
    ];
    return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
  });
}

const connections = 16;

/**
 * Sends each request once over a few connections that stay open, the next as soon as one is answered. Written on bare
 * sockets, so that the server and not the client is what is measured.
 * @returns how many were answered with 200
 */
export async function sendAll(port: number, requests: readonly Buffer[]): Promise<number> {
  let next = 0;
  let fine = 0;
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, "127.0.0.1");
      let got = Buffer.alloc(0);
      const send = () => {
        const request = requests[next++];
        if (request) socket.write(request);
        else socket.end(resolve);
      };
      socket.setNoDelay(true).on("connect", send).on("error", reject);
      socket.on("data", (part) => {
        got = got.length === 0 ? part : Buffer.concat([got, part]);
        const end = got.indexOf("\r\n\r\n");
        if (end < 0) return;
        const head = got.subarray(0, end).toString("latin1");
        const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
        if (got.length < end + 4 + length) return;
        got = got.subarray(end + 4 + length);
        if (head.startsWith("HTTP/1.1 200")) fine += 1;
        send();
      });
    });
  await Promise.all(Array.from({ length: connections }, work));
  return fine;
}
