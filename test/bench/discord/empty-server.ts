import { createServer } from "node:http";
import { isSigned, publicKeyOf } from "../../../adapters/discord/receive/signature.ts";

/** The least a server must do that Discord may call: check the signature, answer with next to nothing. */
const key = publicKeyOf(process.env.DISCORD_PUBLIC_KEY ?? "");
const pong = JSON.stringify({ type: 4, data: { content: "pong" } });

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const { "x-signature-ed25519": signature, "x-signature-timestamp": timestamp } = request.headers;
    if (!isSigned(key, { signature, timestamp }, Buffer.concat(parts))) {
      response.writeHead(401).end();
      return;
    }
    response.writeHead(200, { "content-type": "application/json", "content-length": pong.length }).end(pong);
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`ready empty http 127.0.0.1:${typeof address === "object" ? address?.port : ""}\n`);
});
