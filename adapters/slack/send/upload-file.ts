import type { Picture } from "../../../src/pictures/picture.ts";
import { retry } from "../../../src/runtime/scheduling/retry.ts";
import type { WebApi } from "./web-api.ts";

/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
const maxAltLength = 1000;
const uploadTimeoutMs = 10_000;

/**
 * Uploads a picture as a file of the bot, in no channel, and gives its id.
 * @throws Error when Slack does not take it.
 */
export async function uploadPicture({ kind, of, title, alt }: Picture, bytes: Buffer, api: WebApi): Promise<string> {
  const asked = await api.call("files.getUploadURLExternal", {
    filename: `${kind}-${of.replace(/[^a-z0-9]+/g, "-")}.png`,
    length: bytes.length,
    alt_txt: alt.slice(0, maxAltLength).toWellFormed(),
  });
  const { upload_url: url, file_id: id } = asked as { upload_url?: unknown; file_id?: unknown };
  if (typeof url !== "string" || typeof id !== "string") throw new Error("Slack gave no address to upload to");
  // A connection that was kept open may have gone meanwhile.
  await retry(() => send(url, bytes), { delaysMs: [0] });
  await api.call("files.completeUploadExternal", { files: [{ id, title }] });
  return id;
}

async function send(url: string, bytes: Buffer): Promise<void> {
  const { ok, status } = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: new Uint8Array(bytes),
    signal: AbortSignal.timeout(uploadTimeoutMs),
  });
  if (!ok) throw new Error(`Slack did not take the file (${status})`);
}
