import {
  type Block,
  type Draft,
  type Element,
  elementsOf,
  type Option,
  optionsOf,
  type Text,
  type ViewDraft,
} from "./shapes.ts";

/** https://docs.slack.dev/reference/block-kit/blocks and, for what stands in them, /block-kit/block-elements */
const most = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** A longer one is cut: https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
  text: 40_000,
  /** Of all blocks of a message; found by trying: https://github.com/slackapi/bolt-js/issues/2509 */
  blockTexts: 13_000,
  id: 255,
  sectionText: 3000,
  fields: 10,
  field: 2000,
  header: 150,
  contextElements: 10,
  actionsElements: 25,
  contextActionsElements: 5,
  markdown: 12_000,
  rows: 100,
  cells: 20,
  label: 2000,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  accessibilityLabel: 75,
  placeholder: 150,
  options: 100,
  overflowOptions: 5,
  optionText: 75,
  /** 75 once: https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionValue: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/image-block */
  imageText: 2000,
  /** https://docs.slack.dev/reference/views */
  viewTitle: 24,
  privateMetadata: 3000,
};
/** https://docs.slack.dev/reference/block-kit/blocks says of each block where it may stand. */
const onlyInMessages = ["table", "context_actions", "markdown"];

/** What Slack refuses in a message. */
export function messageBreaches({ text = "", blocks }: Draft): string[] {
  const isEmpty = text === "" && !blocks?.length;
  return [
    ...(isEmpty ? ["has neither text nor blocks"] : []),
    ...tooLong("text", text, most.text),
    ...(blocks ? blocksBreaches(blocks, most.messageBlocks) : []),
    ...tooMany("characters in the blocks", totalOf(blocks), most.blockTexts),
  ];
}

/** What Slack refuses in a modal or a Home tab. */
export function viewBreaches({
  type,
  blocks,
  title,
  submit,
  close,
  private_metadata,
  callback_id,
}: ViewDraft): string[] {
  const isModal = type === "modal";
  const hasInput = blocks.some((block) => block.type === "input");
  return [
    ...(isModal && !title ? ["a modal without a title"] : []),
    ...(isModal && hasInput && !submit ? ["an input without a submit button"] : []),
    ...textBreaches("title", title, most.viewTitle),
    ...textBreaches("submit", submit, most.viewTitle),
    ...textBreaches("close", close, most.viewTitle),
    ...tooLong("private_metadata", private_metadata, most.privateMetadata),
    ...tooLong("callback_id", callback_id, most.id),
    ...blocks.filter((block) => onlyInMessages.includes(block.type)).map((block) => `a ${block.type} block in a view`),
    ...blocksBreaches(blocks, most.viewBlocks),
  ];
}

/** What Slack refuses in the options that are offered. */
export function optionsBreaches(options: readonly Option[], count = most.options): string[] {
  return [
    ...tooMany("options", options.length, count),
    ...options.flatMap(({ text, value, description }) => [
      ...textBreaches("option text", text, most.optionText),
      ...tooLong("option value", value, most.optionValue),
      ...(value ? [] : ["an option without a value"]),
      ...textBreaches("option description", description, most.optionText),
    ]),
  ];
}

function blocksBreaches(blocks: readonly Block[], count: number): string[] {
  const ids = blocks.flatMap(({ block_id }) => block_id ?? []);
  return [...tooMany("blocks", blocks.length, count), ...repeated("block_id", ids), ...blocks.flatMap(blockBreaches)];
}

function blockBreaches(block: Block): string[] {
  const { block_id, fields = [], elements = [], label, hint } = block;
  return [
    ...tooLong("block_id", block_id, most.id),
    ...tooMany("fields", fields.length, most.fields),
    ...fields.flatMap((field) => textBreaches("field", field, most.field)),
    ...textBreaches("label", label, most.label),
    ...textBreaches("hint", hint, most.label),
    ...repeated(
      "action_id",
      elementsOf(block).flatMap(({ action_id }) => action_id ?? []),
    ),
    ...elementsOf(block).flatMap(elementBreaches),
    ...ofItsType(),
  ];

  function ofItsType(): string[] {
    const { type, text, rows = [] } = block;
    switch (type) {
      case "section":
        return [
          ...(text || fields.length > 0 ? [] : ["a section with neither text nor fields"]),
          ...textBreaches("section text", text, most.sectionText),
        ];
      case "header":
        return textBreaches("header", text ?? "", most.header);
      case "markdown":
        return textBreaches("markdown", text ?? "", most.markdown);
      case "context":
        return tooMany("context elements", elements.length, most.contextElements);
      case "actions":
        return [
          ...(elements.length > 0 ? [] : ["actions without elements"]),
          ...tooMany("actions elements", elements.length, most.actionsElements),
        ];
      case "context_actions":
        return tooMany("context_actions elements", elements.length, most.contextActionsElements);
      case "image":
        return imageBreaches(block);
      case "table":
        return [
          ...tooMany("rows", rows.length, most.rows),
          ...rows.flatMap((row) => tooMany("cells", row.length, most.cells)),
        ];
      default:
        return [];
    }
  }
}

function imageBreaches({ image_url, slack_file, alt_text, title }: Block): string[] {
  return [
    ...((image_url === undefined) === (slack_file === undefined) ? ["an image from nowhere, or from two places"] : []),
    ...textBreaches("alt_text", alt_text ?? "", most.imageText),
    ...textBreaches("title", title, most.imageText),
    ...tooLong("image_url", image_url, most.url),
  ];
}

function elementBreaches(element: Element): string[] {
  const { type, action_id, text, value, url, accessibility_label, placeholder, positive_button, negative_button } =
    element;
  const options = optionsOf(element);
  const isButton = type === "button";
  const feedback = [positive_button, negative_button].flatMap((one) => one ?? []);
  return [
    ...tooLong("action_id", action_id, most.id),
    ...(isButton ? textBreaches("button text", text ?? "", most.buttonText) : []),
    ...tooLong("button value", isButton ? value : undefined, most.buttonValue),
    ...tooLong("url", url, most.url),
    ...tooLong("accessibility_label", accessibility_label, most.accessibilityLabel),
    ...textBreaches("placeholder", placeholder, most.placeholder),
    ...feedback.flatMap((one) => elementBreaches({ ...one, type: "button" })),
    ...(type === "static_select" && options.length === 0 ? ["a select without options"] : []),
    ...optionsBreaches(options, type === "overflow" ? most.overflowOptions : most.options),
  ];
}

function textBreaches(what: string, text: Text | string | undefined, length: number): string[] {
  if (text === undefined) return [];
  const words = typeof text === "string" ? text : text.text;
  return words === "" ? [`an empty ${what}`] : tooLong(what, words, length);
}

function tooLong(what: string, words: string | undefined, length: number): string[] {
  return (words?.length ?? 0) > length ? [`${what} of ${words?.length} characters, where ${length} fit`] : [];
}

function tooMany(what: string, count: number, limit: number): string[] {
  return count > limit ? [`${count} ${what}, where ${limit} fit`] : [];
}

function repeated(what: string, ids: readonly string[]): string[] {
  const again = new Set(ids.filter((id, at) => ids.indexOf(id) !== at));
  return [...again].map((id) => `${what} "${id}" twice`);
}

/** How many characters all texts in something have. */
function totalOf(thing: unknown): number {
  if (typeof thing !== "object" || thing === null) return 0;
  return Object.entries(thing)
    .map(([key, value]) => (key === "text" && typeof value === "string" ? value.length : totalOf(value)))
    .reduce((sum, one) => sum + one, 0);
}
