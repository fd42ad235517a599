/** Markup with its letters beyond ASCII as they are read (html.ts writes them by their number). */
export const letters = (markup: string): string =>
  markup.replace(/&#(\d+);/g, (reference, code) =>
    Number(code) > 127 ? String.fromCodePoint(Number(code)) : reference,
  );
