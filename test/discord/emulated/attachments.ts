import type { APIAttachment } from "discord-api-types/v10";
import type { Draft } from "../discord-limits.ts";
import { snowflake } from "./snowflake.ts";

export const namesOf = (files: readonly File[]): string[] => files.map(({ name }) => name);

/** The files that came along with a message, as Discord keeps them. */
export const attachmentsOf = (files: readonly File[], { attachments = [] }: Draft): APIAttachment[] =>
  files.map((file, at) => {
    const id = snowflake();
    const url = `https://cdn.example/${id}/${file.name}`;
    const description = attachments.find((one) => String(one.id) === String(at))?.description;
    return {
      ...{ id, filename: file.name, size: file.size, content_type: file.type, url, proxy_url: url },
      ...(description !== undefined && { description }),
    };
  });

/** Those of a message that it keeps when it is changed: all, where the change says nothing of them. */
export const keptOf = (before: readonly APIAttachment[], { attachments }: Draft): APIAttachment[] =>
  before.filter(({ id }) => attachments === undefined || attachments.some((one) => String(one.id) === id));
