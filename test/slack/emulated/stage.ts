import type { Judge } from "./judge.ts";
import { Refusal } from "./refusal.ts";
import type { Draft, Message, View, ViewDraft } from "./shapes.ts";
import type { UserAction } from "./user-action.ts";
import type { World } from "./world.ts";

/** What is posted to a `response_url`, or acknowledges a command. */
export type Answer = Draft & {
  readonly response_type?: string;
  readonly replace_original?: boolean | string;
  readonly delete_original?: boolean | string;
};

/** Where what the app sends becomes something to see, whichever way it came. */
export class Stage {
  readonly actions: UserAction[] = [];
  readonly judge: Judge;
  readonly #world: World;
  readonly #onSaid: (message: Message, before?: Message) => void;

  constructor(world: World, judge: Judge, onSaid: (message: Message, before?: Message) => void) {
    this.#world = world;
    this.judge = judge;
    this.#onSaid = onSaid;
  }

  get files(): World["files"] {
    return this.#world.files;
  }

  /** A message of the app's. */
  say(channel: string, draft: Draft, { seenBy, action }: { seenBy?: string; action?: UserAction } = {}): Message {
    const message = this.#world.post(channel, this.#world.botUser, draft, seenBy);
    this.#world.said.push({ message, ...(action && { action }) });
    if (seenBy === undefined) this.#onSaid(message);
    return message;
  }

  change(before: Message, draft: Draft, action?: UserAction): Message {
    const message = this.#world.change(before, draft);
    this.#world.said.push({ message, isChange: true, ...(action && { action }) });
    if (message.ephemeralFor === undefined) this.#onSaid(message, before);
    return message;
  }

  /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses @throws Refusal */
  answer(action: UserAction, answer: Answer, where: string): void {
    const { user, channel, message } = action.about;
    const source = message && this.#world.messages.get(message.ts);
    if (isYes(answer.delete_original)) {
      if (source) this.#world.messages.delete(source.ts);
      action.isDeleted = true;
      return;
    }
    this.judge.message(where, answer);
    if (isYes(answer.replace_original) && source?.bot) this.change(source, answer, action);
    else if (channel === undefined) throw new Refusal("channel_not_found");
    else this.say(channel, answer, { action, ...(answer.response_type !== "in_channel" && { seenBy: user }) });
  }

  /** A modal that an action opens, or one on top of another. */
  open(action: UserAction, draft: ViewDraft, on?: View): View {
    const view = this.#world.show(draft, { on });
    action.shown = view;
    return view;
  }

  /** Another view in the place of one, that an action is known to be answered with. */
  replace(action: UserAction, replaces: View, draft: ViewDraft): View {
    const view = this.#world.show(draft, { replaces });
    action.shown = view;
    return view;
  }

  /** Another view in the place of one. No call says which action it is for. */
  update(replaces: View, draft: ViewDraft): View {
    // A picture comes after the view that it belongs to, when somebody may have used that view already.
    const before = hasMorePictures(draft, replaces) && this.actions.find(({ shown }) => shown === replaces);
    const action = before || this.actions.findLast((one) => isAboutView(one, replaces.id));
    return action ? this.replace(action, replaces, draft) : this.#world.show(draft, { replaces });
  }

  publish(user: string, draft: ViewDraft): View {
    const view = this.#world.publish(user, draft);
    const action = this.actions.findLast(
      ({ about, name }) => about.user === user && (about.view?.id === view.id || name === "app_home_opened"),
    );
    if (action) action.shown = view;
    return view;
  }
}

/** Whether a view that changes can be what an action is answered with. Suggestions change none. */
const isAboutView = ({ kind, about, shown }: UserAction, id: string): boolean =>
  kind !== "block_suggestion" && [about.view?.id, shown?.id].includes(id);

/** Whether it is the same but for pictures that are new. */
function hasMorePictures(draft: ViewDraft, before: ViewDraft): boolean {
  const [now, then] = [draft, before].map(({ blocks }) => blocks.filter(({ type }) => type !== "image"));
  return draft.blocks.length > before.blocks.length && wordsOf(now) === wordsOf(then);
}

/** Without the ids that Slack gives where there are none. */
const wordsOf = (blocks: ViewDraft["blocks"] = []): string =>
  JSON.stringify(blocks, (key, value) => (["block_id", "action_id"].includes(key) ? undefined : value));

/** Slack takes the word as well. */
const isYes = (said: boolean | string | undefined) => String(said) === "true";
