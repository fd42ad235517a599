import type { World } from "../../src/world.ts";
import { english, type Texts } from "./texts.ts";

/** A person, spoken to in their language. */
export type Scene = { readonly world: World; readonly person: string; readonly texts: Texts };

/** A question of the field, to show what can be asked. */
export const exampleOf = ({ knowledge }: World): string => knowledge.field.examples[0] ?? "";

export const sceneOf = (world: World, person: string): Scene => ({ world, person, texts: english });
