import { messageBreaches, optionsBreaches, viewBreaches } from "./limits.ts";
import { callsIn, markupBreaches, mentionsIn, textsOf } from "./markup.ts";
import { Refusal } from "./refusal.ts";
import { type Block, type Draft, type Fields, type Option, optionsOf, type ViewDraft } from "./shapes.ts";
import type { UserAction } from "./user-action.ts";
import type { World } from "./world.ts";

/** Notes what Slack would not like in what the app sends, and whom it names. */
export class Judge {
  readonly wrong: string[];
  readonly #world: World;

  constructor(wrong: string[], world: World) {
    this.wrong = wrong;
    this.#world = world;
  }

  /** @throws Refusal */
  message(where: string, draft: Draft): void {
    if (draft.text === undefined && draft.blocks !== undefined) this.wrong.push(`${where}: blocks without a text`);
    this.#markup(where, draft);
    this.#refuse(where, messageBreaches(draft), draft.blocks ? "invalid_blocks" : "no_text");
    this.#images(draft.blocks ?? [], "invalid_blocks");
  }

  /** @throws Refusal */
  view(where: string, draft: ViewDraft | undefined, type: string): asserts draft is ViewDraft {
    if (!Array.isArray(draft?.blocks)) this.#refuse(where, ["a view without blocks"], "invalid_arguments");
    if (draft?.type !== type) this.#refuse(where, [`a view of type ${draft?.type}, not ${type}`], "invalid_arguments");
    this.#markup(where, draft);
    if (draft) this.#refuse(where, viewBreaches(draft), "invalid_arguments");
    this.#images(draft?.blocks ?? [], "invalid_arguments");
  }

  /** What acknowledges something, by what that is: https://docs.slack.dev/interactivity/handling-user-interaction */
  ack({ kind, name, about }: UserAction, payload: Fields): void {
    const where = `the acknowledgement of ${name}`;
    const isEmpty = Object.keys(payload).length === 0;
    if (kind === "block_suggestion") this.#options(where, payload);
    else if (kind === "view_submission") this.#submission(where, payload, about.view?.blocks ?? []);
    else if (kind !== "slash_commands" && !isEmpty) this.wrong.push(`${where} is not empty`);
  }

  #options(where: string, payload: Fields): void {
    if (!Array.isArray(payload.options) && !Array.isArray(payload.option_groups))
      this.wrong.push(`${where} has no options`);
    const options: Option[] = optionsOf(payload);
    this.wrong.push(...optionsBreaches(options).map((breach) => `${where}: ${breach}`));
  }

  #submission(where: string, { response_action: action, errors }: Fields, blocks: readonly Block[]): void {
    if (action === undefined) return;
    if (!["errors", "update", "push", "clear"].includes(String(action)))
      this.wrong.push(`${where} has the response_action ${action}`);
    if (action !== "errors") return;
    const ids = Object.keys((errors ?? {}) as object);
    if (ids.length === 0) this.wrong.push(`${where} has no errors`);
    const unknown = ids.filter((id) => !blocks.some((block) => block.block_id === id));
    this.wrong.push(...unknown.map((id) => `${where} has an error for "${id}", which is no block`));
  }

  /** Slack fetches pictures before it shows a message. */
  #images(blocks: readonly Block[], code: string): void {
    for (const { image_url, slack_file } of blocks) {
      if (image_url !== undefined && !this.#world.hasImages) throw new Refusal(code);
      if (slack_file === undefined) continue;
      const file = this.#world.files.get(slack_file.id ?? "");
      if (!file?.isComplete) throw new Refusal(code);
      if (file.refusals === 0) continue;
      file.refusals -= 1;
      throw new Refusal(code);
    }
  }

  #markup(where: string, draft: unknown): void {
    const [markup, markdown] = [textsOf(draft, "mrkdwn"), textsOf(draft, "markdown")];
    const breaches = [...markup.flatMap(markupBreaches), ...markdown.flatMap(callsIn)];
    this.wrong.push(...breaches.map((breach) => `${where}: ${breach}`));
    this.#world.pinged.push(...[...markup, ...markdown].flatMap(mentionsIn));
  }

  #refuse(where: string, breaches: readonly string[], code: string): void {
    this.wrong.push(...breaches.map((breach) => `${where}: ${breach}`));
    if (breaches.length > 0) throw new Refusal(code);
  }
}
