import type { Look } from "./render.ts";

/** Where the width is not known, as in a pipe, lines are as long as a page is wide. */
const columnsUnknown = 100;

/** Colours only on a terminal, and never when NO_COLOR is set (https://no-color.org). */
export const lookOf = (stream: NodeJS.WriteStream): Look => ({
  columns: stream.columns || columnsUnknown,
  colours: Boolean(stream.isTTY) && !process.env.NO_COLOR && process.env.TERM !== "dumb",
});
