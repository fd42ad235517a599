import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import type { Choice } from "../../../src/answer.ts";
import { noStore } from "../http/headers.ts";
import { everyResponse } from "./common-headers.ts";
import { linkTo } from "./link.ts";
import { choice } from "./schemas.ts";

/** What went wrong, as programs read it: https://www.rfc-editor.org/rfc/rfc9457 */
export const problemSchema = z
  .strictObject({
    type: z.literal("about:blank"),
    title: z.string().meta({ description: "The status in words." }),
    status: z.int(),
    detail: z.string().meta({ description: "What, where, and how to mend it." }),
    near: z.array(choice).optional().meta({ description: "Answers that may have been meant." }),
  })
  .meta({ id: "Problem" });

const titles: Readonly<Record<number, string>> = {
  400: "Bad request",
  404: "Not found",
  405: "Method not allowed",
  413: "Too large",
  429: "Too many requests",
  431: "Request header fields too large",
  500: "Something went wrong",
};

/** A problem document. @param near answers that may have been meant */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  { detail, near, publicUrl }: { detail: string; near?: readonly Choice[]; publicUrl?: string | undefined },
): Response {
  const document: z.infer<typeof problemSchema> = {
    type: "about:blank",
    title: titles[status] ?? "Problem",
    status,
    detail,
    ...(near && { near: near.map((one) => linkTo(one, publicUrl)) }),
  };
  return c.body(JSON.stringify(document), status, {
    "content-type": "application/problem+json",
    "cache-control": noStore,
    ...everyResponse,
  });
}

/** For a query that cannot be read: every wrong parameter in a sentence. */
export const queryProblem = (c: Context, { issues }: z.ZodError): Response =>
  problem(c, 400, {
    detail: issues
      .map(({ path, message, code, ...issue }) =>
        code === "unrecognized_keys" && "keys" in issue
          ? `${String(issue.keys)} is no parameter here.`
          : `“${path.join(".")}” ${message}.`,
      )
      .join(" "),
  });
