import type { types as slack } from "@slack/bolt";

/** A message as Slack takes it: blocks, and all of it again as plain text for notifications and screen readers. */
export type Message = { readonly text: string; readonly blocks: slack.KnownBlock[] };

/** What Slack opens over the conversation, and what it shows on the Home tab. */
export type Modal = slack.ModalView;
export type Home = slack.HomeView;

/** What every message is sent with: nothing in its text is read as markup, and no link shows a picture of its page. */
export const plainTextOptions = { mrkdwn: false, unfurl_links: false, unfurl_media: false } as const;

/** Where something was asked, as far as a modal over it must remember: enough to share its answer there. */
export type Destination = {
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
  /** What the platform gave us to answer with, for half an hour. */
  readonly url?: string | undefined;
};
