import { type Html, html } from "../present/html.ts";
import { line, wrapped } from "./text-layout.ts";

/** Narrow enough to be read on a phone. */
export const width = 480;
const small = 13;
const smallStep = 18;

/** Small lines below a drawing: how to read it, where it comes from. */
export function notes(texts: readonly string[], top: number): { readonly drawn: Html; readonly height: number } {
  const lines = texts.filter(Boolean).flatMap((text) => wrapped(text, small, width));
  return {
    drawn: html`${lines.map((text, at) => line(text, [0, top + small + at * smallStep], { size: small, className: "pic-soft" }))}`,
    height: lines.length * smallStep + 4,
  };
}
