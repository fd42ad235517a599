import { expect, test } from "vitest";
import { completerFor } from "../../adapters/terminal/completion.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";

const complete = completerFor(knowledgeOf());

test.each([
  ["/sal", ["/salary "], "/sal"],
  ["how much do first ma", ["first mate"], "first ma"],
  ["pay in alas", ["Alaska"], "alas"],
  ["how much do captians", ["captain"], "captians"],
  ["how much does a fisrt maet", ["first mate"], "fisrt maet"],
  ["what is a boatswian", ["bosun"], "boatswian"],
  ["pay of a xyz", [], "pay of a xyz"],
  ["pay? ----", [], "pay? ----"],
])("Tab after %j gives %j in the place of %j", (line, names, tail) => expect(complete(line)).toEqual([names, tail]));
