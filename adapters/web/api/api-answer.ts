import type { z } from "zod";
import type { Answer, Block } from "../../../src/answer.ts";
import type { AnsweredQuestion } from "../../../src/ask.ts";
import type { Scheme } from "../../../src/pictures/picture.ts";
import { picturePath } from "../../../src/pictures/picture-path.ts";
import { picturesOf } from "../../../src/pictures/pictures-of.ts";
import { jsonAnswer } from "../../../src/present/json-answer.ts";
import { permalink } from "../../../src/present/permalink.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import type { answerSchema } from "./schemas.ts";

/** The contract's shape of an answer, with what a page of its own would need. */
export function apiAnswer(
  asked: AnsweredQuestion,
  { knowledge, publicUrl = "" }: BotContext,
): z.infer<typeof answerSchema> {
  const { answer } = asked;
  const plain = jsonAnswer(asked);
  const isAnswer = answer.kind === "answer";
  return {
    ...plain,
    roles: [...plain.roles],
    sources: [...plain.sources],
    choices: plain.choices.map((one) => ({ ...one, link: `${publicUrl}/${one.id}` })),
    link: isAnswer ? permalink(answer.address, publicUrl) : null,
    says: isAnswer ? null : answer.says,
    blocks: blocksOf(answer),
    reviewed: (isAnswer && answer.reviewed) || null,
    urgent: answer.kind === "declined" && answer.urgent,
    pictures: (isAnswer ? picturesOf(answer.address, knowledge) : []).map((picture) => {
      const files = (scheme: Scheme) => ({
        svg: `${publicUrl}${picturePath(picture, scheme, "svg")}`,
        png: `${publicUrl}${picturePath(picture, scheme, "png")}`,
      });
      const { kind, title, alt } = picture;
      return { kind, title, alt, light: files("light"), dark: files("dark") };
    }),
  };
}

type Written = z.infer<typeof answerSchema>["blocks"];
/** The schema's arrays may be written to; that is all in which blocks differ from it. */
type Writable<Given> = { -readonly [Key in keyof Given]: Writable<Given[Key]> };

/** A kind of block that the schema lacks stops the compiler here. */
const written = (blocks: readonly Block[]): Written => blocks as Writable<readonly Block[]>;

/** What is not of an answer's own blocks is said in one. */
function blocksOf(answer: Answer): Written {
  switch (answer.kind) {
    case "answer":
      return written(answer.blocks);
    case "welcome":
      return [{ type: "lead", text: answer.says }, ...written(answer.blocks ?? [])];
    case "choices":
    case "unknown":
    case "declined":
      return [{ type: "lead", text: answer.says }];
  }
}
