import type { Answer } from "../answer.ts";
import type { chatTexts } from "../present/texts.ts";

/** Whom an answer was asked for, and what the platform knows of them. */
export type AudienceRequest = {
  /** The ids of who asks and, where somebody is to be pointed to the answer, of that person. */
  readonly asker: string;
  readonly person?: string | undefined;
  /** Whether the person is known to be a bot; a platform may know that of itself only. */
  readonly isBot: boolean;
  /** What was asked for in words; undefined where nothing was. */
  readonly visibility?: "public" | "private" | undefined;
  /** Whether nobody but the asker and the bot is there. */
  readonly isDirect: boolean;
  /** Whether the asker may write there; true where the platform does not say. */
  readonly mayWrite: boolean;
};

/** Why only the asker sees an answer that others were meant to see: the name of the text that says so. */
type AudienceNotice = Extract<
  keyof typeof chatTexts,
  | "notPointedSelf"
  | "notPointedBot"
  | "notPointedDirect"
  | "notPointedPrivate"
  | "mayNotWriteHere"
  | "notPointedUnsure"
  | "notPointedUnknown"
  | "notPublic"
>;

/** Who sees an answer. */
export type Audience =
  /** Everybody there, and one person is pointed to it. */
  | { readonly to: "person"; readonly person: string }
  | { readonly to: "everybody" }
  | {
      readonly to: "asker";
      readonly notice?: AudienceNotice | undefined;
      /** Who is to be pointed to the meaning that the asker picks. */
      readonly pointsTo?: string | undefined;
    };

/**
 * Who sees an answer of a kind. Others see only answers: choices, refusals and help are for whoever asked, and nobody is
 * called to them. Pure.
 */
export function audienceFor(request: AudienceRequest, kind: Answer["kind"]): Audience {
  const { person, visibility } = request;
  if (person === undefined && visibility !== "public") return { to: "asker" };
  const notice = whyNobodyElse(request, kind);
  if (notice === "notPointedUnsure") return { to: "asker", notice, pointsTo: person };
  if (notice !== undefined) return { to: "asker", notice };
  return person === undefined ? { to: "everybody" } : { to: "person", person };
}

/** The first thing that stands in the way of showing it to others. */
function whyNobodyElse(
  { asker, person, isBot, visibility, isDirect, mayWrite }: AudienceRequest,
  kind: Answer["kind"],
): AudienceNotice | undefined {
  if (person === asker) return "notPointedSelf";
  if (person !== undefined && isBot) return "notPointedBot";
  if (isDirect) return "notPointedDirect";
  if (visibility === "private") return "notPointedPrivate";
  if (!mayWrite) return "mayNotWriteHere";
  if (kind === "answer") return undefined;
  if (person === undefined) return "notPublic";
  return kind === "choices" ? "notPointedUnsure" : "notPointedUnknown";
}
