import type { Cited } from "../answer.ts";
import type { Html } from "../present/html.ts";

export const pictureKinds = ["pay", "places", "ranking", "ladder", "way"] as const;
/**
 * - `pay`: the range of a wage, for one role or several side by side
 * - `places`: pay by state as a map of tiles; `ranking`: the same as bars, highest first
 * - `ladder`: where a role leads
 * - `way`: the shortest path between two roles, with what each step takes
 */
export type PictureKind = (typeof pictureKinds)[number];

const schemes = ["light", "dark"] as const;
export type Scheme = (typeof schemes)[number];

/** A picture of what an answer says. */
export type Picture = {
  readonly kind: PictureKind;
  /** What it belongs to: the address of an answer as it is written, or "place/tx" for all pay of a place. */
  readonly of: string;
  readonly title: string;
  /** What it shows, in words, figures included: for whoever cannot see it. */
  readonly alt: string;
  readonly sources: readonly Cited[];
  /** In pixels at a scale of one. */
  readonly width: number;
  readonly height: number;
  /** What stands inside the `svg` element; its style comes from the classes in `theme.ts`. */
  readonly drawing: Html;
};
