import { type APIMessage, type APIMessageTopLevelComponent, ComponentType } from "discord-api-types/v10";
import type { Address } from "../../../src/address.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import type { OriginalQuestion } from "../../../src/present/explain.ts";
import { parseCustomId } from "../render/custom-id.ts";
import { unescaped } from "../render/markdown.ts";
import { questionComponent } from "../render/render.ts";

/** What one of our messages says about itself: the answer it shows, and the words that led to it. */
export type MessageState = { readonly address?: Address | undefined; readonly asked?: OriginalQuestion | undefined };

/** Reads back what `render` left in a message, so that nothing has to be remembered elsewhere. Total. */
export function readMessageState(
  message: Pick<APIMessage, "components"> | undefined,
  knowledge: Knowledge,
): MessageState {
  let address: Address | undefined;
  let after: Address | undefined;
  let question: string | undefined;
  for (const component of everyComponent(message?.components ?? [])) {
    if (component.type === ComponentType.TextDisplay && component.id === questionComponent) {
      question = /❝(.*)❞/s.exec(component.content ?? "")?.[1];
    }
    const action = component.custom_id === undefined ? undefined : parseCustomId(component.custom_id, knowledge);
    if (action?.type === "not") address = action.address;
    if (action?.type === "why") after = action.after;
  }
  return { address, asked: question === undefined ? undefined : { question: unescaped(question), after } };
}

type Component = {
  readonly type: ComponentType;
  readonly id?: number;
  readonly content?: string;
  readonly custom_id?: string;
  readonly components?: readonly Component[];
};

function* everyComponent(components: readonly (APIMessageTopLevelComponent | Component)[]): Generator<Component> {
  for (const component of components as readonly Component[]) {
    yield component;
    yield* everyComponent(component.components ?? []);
  }
}
