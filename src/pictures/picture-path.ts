import { type Picture, type PictureKind, pictureKinds, type Scheme } from "./picture.ts";

/** Where a picture stands among the bot's own pages: "/pictures/pay/salary/first-mate/tx.dark.png". */
export const picturePath = (
  { kind, of }: Pick<Picture, "kind" | "of">,
  scheme: Scheme,
  ending: "svg" | "png",
): string => `/pictures/${kind}/${of}${scheme === "dark" ? ".dark" : ""}.${ending}`;

export type PictureRequest = {
  readonly kind: PictureKind;
  readonly of: string;
  readonly scheme: Scheme;
  readonly ending: "svg" | "png";
};

/** Reads such a path; undefined when it is not written like one. */
export function parsePicturePath(path: string): PictureRequest | undefined {
  const [, kind, of = "", dark, ending] =
    /^\/pictures\/([a-z]+)\/([a-z0-9+/-]{1,200}?)(\.dark)?\.(svg|png)$/.exec(path) ?? [];
  const known = pictureKinds.find((one) => one === kind);
  if (known === undefined || (ending !== "svg" && ending !== "png")) return undefined;
  return { kind: known, of, scheme: dark ? "dark" : "light", ending };
}
