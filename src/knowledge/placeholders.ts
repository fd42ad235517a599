/**
 * Entries refer to figures instead of repeating them: {fact-id} is a row of figures/facts.csv, {salary/role-id} or
 * {salary/role-id/tx} a wage.
 */
const placeholder = /\{([a-z0-9/-]+)\}/g;

/** What a text refers to. */
export const placeholdersIn = (text: string): string[] => [...text.matchAll(placeholder)].map(([, id = ""]) => id);

/** The text with each reference replaced. */
export const fillIn = (text: string, replace: (id: string) => string): string =>
  text.replace(placeholder, (_, id: string) => replace(id));
