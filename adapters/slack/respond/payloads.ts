/** What Slack delivers, as much of it as answering takes. All of it may be missing: nothing has checked it. */

/** What was said to the bot: https://docs.slack.dev/reference/events/app_mention, …/message.im */
export type IncomingMessage = {
  readonly type?: string;
  readonly subtype?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly text?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly channel?: string;
  readonly channel_type?: string;
  readonly edited?: unknown;
};

/** A message that is for the bot; it says by whom, when and where. */
export type AddressedMessage = IncomingMessage & {
  readonly user: string;
  readonly ts: string;
  readonly channel: string;
};

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
export type Command = {
  readonly text?: string;
  readonly user_id?: string;
  readonly channel_id?: string;
  readonly response_url?: string;
};

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export type Shortcut = {
  readonly type?: string;
  readonly callback_id?: string;
  readonly channel?: { readonly id?: string };
  readonly message?: { readonly text?: string; readonly ts?: string; readonly thread_ts?: string };
  readonly message_ts?: string;
  readonly response_url?: string;
};

/** https://docs.slack.dev/reference/events/link_shared */
export type LinkShared = {
  readonly links?: readonly { readonly url?: string }[];
  readonly channel?: string;
  readonly message_ts?: string;
  readonly unfurl_id?: string;
  readonly source?: string;
  readonly user?: string;
};

/** A button, a vote or a menu: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export type BlockActionsPayload = {
  readonly user?: { readonly id?: string };
  readonly container?: {
    readonly type?: string;
    readonly message_ts?: string;
    readonly thread_ts?: string;
    readonly is_ephemeral?: boolean;
    readonly view_id?: string;
  };
  readonly channel?: { readonly id?: string };
  readonly message?: { readonly thread_ts?: string };
  readonly view?: ViewPayload;
  readonly response_url?: string;
  readonly actions?: readonly {
    readonly type?: string;
    readonly action_id?: string;
    readonly value?: string;
    readonly selected_option?: { readonly value?: string } | null;
  }[];
};

/** A modal or the Home tab: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export type ViewPayload = {
  readonly id?: string;
  readonly type?: string;
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly state?: { readonly values?: Readonly<Record<string, Readonly<Record<string, Field>>>> };
};

type Field = { readonly value?: string | null; readonly selected_option?: { readonly value?: string } | null };

/** Everything that stands in a view's fields, by the id of its action. */
export function viewStateValues(view: ViewPayload | undefined): Readonly<Record<string, string>> {
  const values = Object.values(view?.state?.values ?? {}).flatMap((block) => Object.entries(block));
  return Object.fromEntries(
    values.map(([id, { value, selected_option }]) => [id, (value ?? selected_option?.value ?? "").trim()]),
  );
}
