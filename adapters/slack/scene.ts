import type { World } from "../../src/world.ts";
import { english, type Texts } from "./texts.ts";

/** A person, spoken to in their language. */
export type Scene = { readonly world: World; readonly person: string; readonly texts: Texts };

export const sceneOf = (world: World, person: string): Scene => ({ world, person, texts: english });
