import { DiscordAPIError, HTTPError, type REST } from "discord.js";
import { type RESTPatchAPIWebhookWithTokenMessageJSONBody, Routes } from "discord-api-types/v10";
import { retry } from "../../../src/runtime/scheduling/retry.ts";
import { altOf, fileName, withPicture } from "../render/media-gallery.ts";
import { type Message, messageBody } from "../render/message.ts";
import { componentsV2Flag, type InteractionToken } from "./api-calls.ts";
import type { Drawn } from "./picture-files.ts";

/** A message that Discord has just taken cannot be changed at once: it answers 404 for a moment. */
const retryDelaysMs = [100, 200, 400, 800, 1600];

/** What Discord is told of a picture that comes along. */
export const attached = ({ picture }: Drawn): { id: string; filename: string; description: string } => ({
  // The number of the file in the same request.
  id: "0",
  filename: fileName(picture),
  description: altOf(picture),
});

/**
 * Changes a message that an interaction brought about, with a picture or without any.
 * @param which a message's id, "@original" for the answer itself
 * @throws what the last attempt threw
 */
export async function editMessage(
  rest: REST,
  { application_id, token }: Pick<InteractionToken, "application_id" | "token">,
  which: string,
  message: Message,
  drawn: Drawn | undefined,
): Promise<void> {
  const body: RESTPatchAPIWebhookWithTokenMessageJSONBody = {
    ...messageBody(drawn ? withPicture(message, drawn.picture) : message),
    flags: componentsV2Flag,
    attachments: drawn ? [attached(drawn)] : [],
  };
  const files = drawn ? { files: [drawn.file] } : {};
  const route = Routes.webhookMessage(application_id, token, which);
  await retry(() => rest.patch(route, { body, ...files, auth: false }), { delaysMs: retryDelaysMs, isRetryable });
}

/** It came too early, or its connection broke. What Discord fails or leaves unanswered is tried again by discord.js. */
const isRetryable = (error: unknown): boolean =>
  error instanceof DiscordAPIError
    ? error.status === 404
    : !(error instanceof HTTPError) && !(error instanceof Error && error.name === "AbortError");
