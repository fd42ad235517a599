import type { Decision, Ranker } from "../subjects/reading-model.ts";
import weights from "./words-ranker.json" with { type: "json" };

/**
 * How questions are weighed that no encoder has read. Its features are the same in every field, and so are its weights:
 * `training/fit_ranker.py --words` fits them on labeled questions like those of the model.
 */
export const readingByWords: { readonly ranker: Ranker; readonly decision: Decision } = weights;
