import { describe, expect, test } from "vitest";
import { actions, button, plain } from "./apps-for-tests.ts";
import { messageBreaches, optionsBreaches, viewBreaches } from "./limits.ts";
import { markupBreaches } from "./markup.ts";

describe("markup", () => {
  test.each([
    ["A &amp; B &lt;C&gt; <https://a.test/?b&c|d> <@U1> <#C1|general> <mailto:a@b.test> > quote", []],
    ["1 < 2", ['a stray "<": < 2']],
    ["<b>", ['a stray "<": <b>']],
    ["A & B", ['an unescaped "&": & B']],
    ["<!subteam^S1>", ["<!subteam^S1> calls everybody"]],
  ])("%s", (markup, breaches) => expect(markupBreaches(markup)).toEqual(breaches));
});

describe("limits", () => {
  const x = (length: number) => "x".repeat(length);
  const section = (words: string) => ({ type: "section", text: plain(words) });
  const said = (...blocks: object[]) => messageBreaches({ text: "x", blocks: blocks as never });
  const times = <Thing>(count: number, make: (at: number) => Thing) =>
    Array.from({ length: count }, (_, at) => make(at));
  const row = (element: object) => ({ type: "actions", elements: [{ type: "button", text: plain("x"), ...element }] });
  const view = (more: object, ...blocks: object[]) =>
    viewBreaches({ type: "modal", title: plain("x"), blocks, ...more } as never);
  const select = (count: number) => ({ type: "static_select", options: times(count, (at) => option("x", `${at}`)) });
  const option = (words: string, value: string) => ({ text: plain(words), value });
  const facing = (label: string) => {
    const side = { text: plain("x"), value: "x", accessibility_label: label };
    const rate = {
      type: "feedback_buttons",
      positive_button: side,
      negative_button: { ...side, accessibility_label: "" },
    };
    return { type: "context_actions", elements: [rate] };
  };

  test.each<[string, breaches: (over: number) => string[]]>([
    ["text", (over) => messageBreaches({ text: x(40_000 + over) })],
    ["emptiness", (over) => messageBreaches({ text: over ? "" : "x" })],
    ["blocks of a message", (over) => said(...times(50 + over, () => section("x")))],
    ["blocks of a view", (over) => view({}, ...times(100 + over, () => section("x")))],
    ["all words of a message", (over) => said(...times(5, () => section(x(2600))), ...(over ? [section("x")] : []))],
    ["section text", (over) => said(section(x(3000 + over)))],
    ["emptiness of a section", (over) => said(over ? { type: "section" } : section("x"))],
    ["fields", (over) => said({ type: "section", fields: times(10 + over, () => plain("x")) })],
    ["field", (over) => said({ type: "section", fields: [plain(x(2000 + over))] })],
    ["header", (over) => said({ type: "header", text: plain(x(150 + over)) })],
    ["markdown", (over) => said({ type: "markdown", text: x(12_000 + over) })],
    ["context elements", (over) => said({ type: "context", elements: times(10 + over, () => plain("x")) })],
    ["actions elements", (over) => said({ type: "actions", elements: times(25 + over, (at) => button("x", `${at}`)) })],
    ["rows", (over) => said({ type: "table", rows: times(100 + over, () => []) })],
    ["cells", (over) => said({ type: "table", rows: [times(20 + over, () => plain("x"))] })],
    ["button text", (over) => said(row({ text: plain(x(75 + over)) }))],
    ["button value", (over) => said(row({ value: x(2000 + over) }))],
    ["accessibility label", (over) => said(row({ accessibility_label: x(75 + over) }))],
    ["accessibility label of feedback", (over) => said(facing(x(75 + over)))],
    ["action_id", (over) => said(row({ action_id: x(255 + over) }))],
    ["action_id twice", (over) => said(actions(button("x", "1"), button("x", over ? "1" : "2")))],
    ["block_id twice", (over) => said(...times(2, (at) => ({ ...section("x"), block_id: over ? "1" : `${at}` })))],
    ["options", (over) => said({ type: "actions", elements: [select(100 + over)] })],
    ["no options", (over) => said({ type: "actions", elements: [select(1 - over)] })],
    ["suggestions", (over) => optionsBreaches(times(100 + over, () => option("x", "x")))],
    ["option text", (over) => optionsBreaches([option(x(75 + over), "x")])],
    ["option value", (over) => optionsBreaches([option("x", x(150 + over))])],
    ["title", (over) => view({ title: plain(x(24 + over)) })],
    ["no title", (over) => view({ title: over ? undefined : plain("x") })],
    ["submit", (over) => view({ submit: plain(x(24 + over)) })],
    ["close", (over) => view({ close: plain(x(24 + over)) })],
    ["private_metadata", (over) => view({ private_metadata: x(3000 + over) })],
    ["an input without submit", (over) => view({ submit: over ? undefined : plain("x") }, { type: "input" })],
    ["tables in views", (over) => view({}, over ? { type: "table", rows: [] } : section("x"))],
  ])("%s", (_, breaches) => {
    expect(breaches(0)).toEqual([]);
    expect(breaches(1)).toHaveLength(1);
  });
});
