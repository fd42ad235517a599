/** Where something was asked, as far as a modal over it must remember: enough to share its answer there. */
export type Destination = {
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
  /** What the platform gave us to answer with, for half an hour. */
  readonly url?: string | undefined;
};
