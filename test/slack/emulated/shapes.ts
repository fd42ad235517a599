/** An object of JSON that is not looked into further. */
export type Fields = Readonly<Record<string, unknown>>;

export type Text = { readonly type: string; readonly text: string };
export type Option = { readonly text: Text; readonly value: string; readonly description?: Text };
type OptionGroup = { readonly label: Text; readonly options: readonly Option[] };
/** One of the two of a `feedback_buttons` element. */
type FeedbackButton = { readonly text: Text; readonly value: string; readonly accessibility_label?: string };

/** Something in a block: a button, a select, a text. */
export type Element = {
  readonly type: string;
  readonly action_id?: string;
  readonly text?: Text | string;
  readonly value?: string;
  readonly url?: string;
  readonly style?: string;
  readonly accessibility_label?: string;
  readonly placeholder?: Text;
  readonly options?: readonly Option[];
  readonly option_groups?: readonly OptionGroup[];
  readonly initial_option?: Option;
  readonly min_query_length?: number;
  readonly positive_button?: FeedbackButton;
  readonly negative_button?: FeedbackButton;
  readonly elements?: readonly Element[];
};

export type Block = {
  readonly type: string;
  readonly block_id?: string;
  readonly text?: Text | string;
  readonly fields?: readonly Text[];
  readonly elements?: readonly Element[];
  readonly accessory?: Element;
  readonly element?: Element;
  readonly label?: Text;
  readonly hint?: Text;
  readonly optional?: boolean;
  readonly rows?: readonly (readonly Element[])[];
  readonly image_url?: string;
  readonly slack_file?: { readonly id?: string };
  readonly alt_text?: string;
  readonly title?: Text;
};

/** A file that the app uploads. */
export type File = {
  readonly id: string;
  readonly name: string;
  readonly alt: string;
  readonly length: number;
  bytes?: Buffer;
  isComplete: boolean;
  /** Messages that may not show it yet. */
  refusals: number;
};

/** What is sent to be a message. */
export type Draft = {
  readonly text?: string;
  readonly blocks?: readonly Block[];
  readonly thread_ts?: string;
};

/** A message as it stands. */
export type Message = {
  readonly ts: string;
  readonly channel: string;
  /** Who wrote it. */
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly thread_ts?: string;
  readonly bot?: boolean;
  /** Who alone can see it. */
  readonly ephemeralFor?: string;
};

/** What is sent to be a modal or a Home tab. */
export type ViewDraft = {
  readonly type: string;
  readonly blocks: readonly Block[];
  readonly title?: Text;
  readonly submit?: Text;
  readonly close?: Text;
  readonly callback_id?: string;
  readonly external_id?: string;
  readonly private_metadata?: string;
};

/** A view as it stands. */
export type View = ViewDraft & {
  readonly id: string;
  readonly hash: string;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
};

export const isView = (thing: Message | View): thing is View => "hash" in thing;

/** Everything in a block that can be used. */
export function elementsOf({ elements = [], accessory, element }: Block): Element[] {
  return [...elements, ...(accessory ? [accessory] : []), ...(element ? [element] : [])];
}

export function optionsOf({ options = [], option_groups = [] }: Partial<Element>): Option[] {
  return [...options, ...option_groups.flatMap((group) => group.options)];
}
