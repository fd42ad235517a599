import type { TerminalStyle } from "./render.ts";

/** In columns, where the width is not known, as in a pipe. */
const columnsUnknown = 100;

/** Colors only on a terminal, and never when NO_COLOR is set (https://no-color.org). */
export const terminalStyle = (stream: NodeJS.WriteStream): TerminalStyle => ({
  columns: stream.columns || columnsUnknown,
  colors: Boolean(stream.isTTY) && !process.env.NO_COLOR && process.env.TERM !== "dumb",
});
