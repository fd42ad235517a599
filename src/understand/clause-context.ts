/** What is known from outside the clause. */
export type Around = {
  /** The role the rest of the message speaks of. */
  readonly role?: { readonly id: string; readonly trust: number } | undefined;
  readonly place?: string | undefined;
};
