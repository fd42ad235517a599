import { unescaped } from "../../adapters/slack/render/mrkdwn.ts";
import type { Block, Element } from "./emulated/shapes.ts";

type Shown = { readonly blocks?: readonly object[] | undefined };
type Text = { readonly text: string };

const elementsOf = (block: Block): readonly Element[] => {
  const {
    elements = [],
    accessory,
    element,
  } = block as Block & { elements?: Element[]; accessory?: Element; element?: Element };
  return [...elements, accessory, element].filter((one) => one !== undefined);
};

/** Everything that stands in a message or a window, one line each; buttons in brackets. */
export function seen({ blocks = [] }: Shown): string {
  return unescaped((blocks as Block[]).flatMap(linesOf).join("\n"));
}

function linesOf(block: Block): string[] {
  const { text, fields = [], label } = block as unknown as { text?: Text; fields?: Text[]; label?: Text };
  const shown = elementsOf(block).map((element) => {
    const { type, text: own } = element as { type: string; text?: Text | string };
    const words = typeof own === "object" ? own.text : (own ?? "");
    return type === "button" ? `[${words}]` : words;
  });
  return [text?.text ?? "", ...fields.map((field) => field.text), label?.text ?? "", ...shown].filter(Boolean);
}

/** The id of the button with a label. */
export function idOf({ blocks = [] }: Shown, label: string): string {
  const buttons = (blocks as Block[]).flatMap(elementsOf) as { text?: Text; action_id?: string }[];
  const found = buttons.find(({ text }) => typeof text === "object" && unescaped(text.text) === label);
  if (found?.action_id === undefined)
    throw new Error(`no button "${label}"; there are: ${buttons.map(({ text }) => text?.text ?? "").join(", ")}`);
  return found.action_id;
}
