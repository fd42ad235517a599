import type { Destination } from "../render/destination.ts";

/** Where somebody pressed something. */
export type Surface =
  /** On a message: one that only they see, one in a conversation of two, or one that others see too. */
  | {
      readonly kind: "message";
      readonly at: Destination;
      readonly isOwn: boolean;
      readonly isDirect: boolean;
      readonly id: string;
    }
  | { readonly kind: "modal"; readonly at: Destination; readonly id: string }
  | { readonly kind: "home" };

/** As much of a press as answering it takes: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
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

export type ViewPayload = {
  readonly id?: string;
  readonly type?: string;
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly state?: { readonly values?: Readonly<Record<string, Readonly<Record<string, Filled>>>> };
};

type Filled = { readonly value?: string | null; readonly selected_option?: { readonly value?: string } | null };

/** Everything that stands in a view's fields, by the id of its action. */
export function viewStateValues(view: ViewPayload | undefined): Readonly<Record<string, string>> {
  const values = Object.values(view?.state?.values ?? {}).flatMap((block) => Object.entries(block));
  return Object.fromEntries(
    values.map(([id, { value, selected_option }]) => [id, (value ?? selected_option?.value ?? "").trim()]),
  );
}
