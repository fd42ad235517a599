import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponseObject } from "zod-openapi";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import { version } from "../../../src/runtime/version.ts";
import { apiVersion, everyResponse } from "./common-headers.ts";
import { problemSchema } from "./problem.ts";
import { answerSchema, askQuery, rolesQueryOf, rolesSchema, suggestionsSchema, suggestQuery } from "./schemas.ts";

const headers = Object.fromEntries(
  Object.entries(everyResponse).map(([name, example]) => [name, { schema: { type: "string" as const }, example }]),
);
const json = (description: string, schema: z.ZodType): ZodOpenApiResponseObject => ({
  description,
  content: { "application/json": { schema } },
  headers,
});
const problemContent = { "application/problem+json": { schema: problemSchema } };
const problems = (...statuses: readonly (400 | 404)[]): Record<string, ZodOpenApiResponseObject> => {
  const says = { 400: "What was asked cannot be read.", 404: "There is no such answer.", 429: "Too many requests." };
  return Object.fromEntries(
    [...statuses, 429 as const].map((status) => [
      String(status),
      { description: says[status], content: problemContent, headers },
    ]),
  );
};

/** The description of the interface, made from the schemas that it is held to. */
export function openApi({ knowledge, publicUrl = "" }: BotContext) {
  const example = `salary/${knowledge.field.entryRole}`;
  const operation = (one: ZodOpenApiOperationObject) => ({ get: one });
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Rolecall",
      version: `${apiVersion}.0.0`,
      description: `Answers about ${knowledge.field.name}, each with its sources and dates (Rolecall ${version}). Errors are problem documents (RFC 9457). Fields may be added; none is renamed or taken away within a version.`,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: `${publicUrl}/api/v${apiVersion}` }],
    paths: {
      "/answer": operation({
        operationId: "ask",
        summary: "Answers a question in words.",
        requestParams: { query: askQuery },
        responses: {
          "200": json("The answer, likely meanings, or that nobody knows.", answerSchema),
          ...problems(400),
        },
      }),
      "/answer/{address}": operation({
        operationId: "answer",
        summary: "The answer at an address.",
        description:
          "The address stands in the path as it is written, with its slashes. A renamed one leads to the new one.",
        requestParams: {
          path: z.object({ address: z.string().meta({ description: "The address of an answer.", example }) }),
        },
        responses: {
          "200": json("The answer.", answerSchema),
          "301": { description: "It has another address now." },
          ...problems(404),
        },
      }),
      "/suggest": operation({
        operationId: "suggest",
        summary: "What somebody may be about to ask.",
        requestParams: { query: suggestQuery },
        responses: { "200": json("Suggestions, best first.", suggestionsSchema), ...problems(400) },
      }),
      "/roles": operation({
        operationId: "roles",
        summary: "Every role in numbers.",
        requestParams: { query: rolesQueryOf(knowledge) },
        responses: { "200": json("The roles.", rolesSchema), ...problems(400) },
      }),
      "/openapi.json": operation({
        operationId: "describe",
        summary: "This document.",
        responses: { "200": { description: "OpenAPI 3.1.", content: { "application/json": { schema: {} } } } },
      }),
    },
  });
}
