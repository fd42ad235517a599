import { escaped, mentionsIn } from "./markup.ts";
import {
  actionOn,
  choosing,
  componentOf,
  containerOf,
  filledIn,
  messageAsSent,
  pressing,
  rating,
  surroundings,
  viewAsSent,
} from "./payloads.ts";
import { type Element, type Fields, isView, type Message, type View } from "./shapes.ts";
import type { Envelope } from "./sockets.ts";
import type { Tickets } from "./tickets.ts";
import { type About, type Kind, UserAction } from "./user-action.ts";
import { newId, newTs, type World } from "./world.ts";

/** Who does it: by name or by id; alice, where nothing is said. */
export type By = { readonly user?: string };
export type Saying = By & {
  readonly channel?: string;
  /** Directly to the bot. */
  readonly dm?: boolean;
  /** The `ts` of the message that the thread is under. */
  readonly thread?: string;
};

/** Slack asks from so many characters on, where a select says nothing. */
const minQueryLength = 3;

/** What people do on Slack. */
export abstract class People {
  /** Tells the app of all messages in its channels as well, as Slack does where it subscribes to them. */
  everyMessage = false;
  readonly #events = new Map<string, number>();
  protected abstract readonly world: World;
  protected abstract readonly tickets: Tickets;
  protected abstract readonly responseUrl: (action: UserAction) => string;

  /** Brings an action to the app. */
  protected abstract bring(action: UserAction, envelope: Envelope): UserAction;

  slash(text: string, how: By & { channel?: string; command?: string } = {}): UserAction {
    const { channel: where = "general", command = "/career" } = how;
    const user = this.world.user(how.user ?? "alice");
    const { id, name } = this.world.channel(where);
    const action = this.#action("slash_commands", `${command} ${text}`.trim(), { user, channel: id });
    const { team, appId } = this.world;
    const payload = {
      ...{ token: "not-used", team_id: team.id, team_domain: team.domain, api_app_id: appId },
      ...{ channel_id: id, channel_name: name, user_id: user, user_name: this.world.nameOf(user), command, text },
      ...{
        is_enterprise_install: "false",
        response_url: this.responseUrl(action),
        trigger_id: this.tickets.trigger(action),
      },
    };
    return this.bring(action, { type: "slash_commands", payload, retries: 0 });
  }

  /** Writes a message; "@bot" names the bot. */
  say(text: string, { user: by = "alice", channel = "general", dm = false, thread }: Saying = {}) {
    const user = this.world.user(by);
    const where = dm ? this.world.directWith(user) : this.world.channel(channel);
    const written = escaped(text.replaceAll("@bot", `<@${this.world.botUser}>`));
    const said = { text: written, ...(thread !== undefined && { thread_ts: thread }) };
    const message = this.world.post(where.id, user, said);
    const isNamed = mentionsIn(written).includes(this.world.botUser);
    const types = dm ? ["message"] : [...(this.everyMessage ? ["message"] : []), ...(isNamed ? ["app_mention"] : [])];
    const actions = where.isMember ? types.map((type) => this.#tell(message, type)) : [];
    return { message, actions };
  }

  /** Tells the app of a message. */
  #tell(message: Message, type: string): UserAction {
    const { channel, ts, user } = message;
    const channel_type = this.world.channels.get(channel)?.directWith ? "im" : "channel";
    const where = { channel, event_ts: ts, ...(type === "message" && { channel_type }) };
    return this.#event({ ...messageAsSent(message, this.world), type, ...where }, { user, channel, message });
  }

  /** Tells the app what it has itself said, or changed. */
  protected echo(message: Message, before?: Message): void {
    const { channel, user } = message;
    const channel_type = this.world.channels.get(channel)?.directWith ? "im" : "channel";
    if (channel_type === "channel" && !(this.everyMessage && this.world.channel(channel).isMember)) return;
    if (!before) {
      this.#tell(message, "message");
      return;
    }
    const ts = newTs();
    const changed = {
      ...{ type: "message", subtype: "message_changed", hidden: true, channel, ts, event_ts: ts, channel_type },
      message: messageAsSent(message, this.world),
      previous_message: messageAsSent(before, this.world),
    };
    this.#event(changed, { user, channel });
  }

  openHome(user: string, tab: "home" | "messages"): UserAction {
    const id = this.world.user(user);
    const view = this.world.home(id);
    const seen = tab === "home" && view && { view: viewAsSent(view, this.world) };
    const channel = this.world.directWith(id).id;
    const event = { type: "app_home_opened", user: id, channel, tab, event_ts: newTs(), ...seen };
    return this.#event(event, { user: id, channel, view: tab === "home" ? view : undefined });
  }

  /** Any event; with the same id as another it is that one again. */
  event(event: object, { id }: { id?: string } = {}): UserAction {
    const { user, channel } = event as { user?: unknown; channel?: unknown };
    const where = typeof channel === "string" ? channel : undefined;
    return this.#event(event, { user: this.world.user(typeof user === "string" ? user : "alice"), channel: where }, id);
  }

  #event(event: object, about: About, event_id = newId("Ev")): UserAction {
    const { team, appId: api_app_id, botUser } = this.world;
    const retries = this.#events.get(event_id) ?? 0;
    this.#events.set(event_id, retries + 1);
    const action = this.#action("events_api", (event as { type: string }).type, about);
    const authorization = { enterprise_id: null, team_id: team.id, user_id: botUser, is_bot: true };
    const payload = {
      ...{ type: "event_callback", token: "not-used", team_id: team.id, api_app_id, event, event_id },
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [{ ...authorization, is_enterprise_install: false }],
    };
    return this.bring(action, { type: "events_api", payload, retries });
  }

  press(source: Message | View, actionId: string, how: By = {}): UserAction {
    return this.#use(source, actionId, pressing, how);
  }

  /** Chooses in a select. */
  select(source: Message | View, actionId: string, value: string, how: By = {}): UserAction {
    return this.#use(source, actionId, (element) => choosing(element, value), how);
  }

  feedback(source: Message | View, actionId: string, positive: boolean, how: By = {}): UserAction {
    return this.#use(source, actionId, (element) => rating(element, positive), how);
  }

  #use(given: Message | View, actionId: string, use: (element: Element) => Fields, how: By): UserAction {
    const source = this.#current(given);
    const { action: used, state } = actionOn(source, actionId, use);
    const action = this.#action("block_actions", `the use of ${actionId}`, this.#aboutUsing(source, how));
    const kept = isView(source) ? {} : { state, response_url: this.responseUrl(action) };
    return this.#interact(action, { ...containerOf(source, this.world), ...kept, actions: [used] });
  }

  #aboutUsing(source: Message | View, { user }: By): About {
    if (!isView(source)) {
      const by = this.world.user(user ?? source.ephemeralFor ?? "alice");
      return { user: by, channel: source.channel, message: source };
    }
    const owner = [...this.world.homes].find(([, id]) => id === source.id)?.[0];
    return { user: this.world.user(user ?? owner ?? "alice"), view: source };
  }

  shortcut(callback_id: string, how: By = {}): UserAction {
    const action = this.#action("shortcut", `the shortcut ${callback_id}`, {
      user: this.world.user(how.user ?? "alice"),
    });
    return this.#interact(action, { callback_id, action_ts: newTs() });
  }

  messageShortcut(callback_id: string, given: Message, how: By = {}): UserAction {
    const message = this.#current(given) as Message;
    const { channel, ts: message_ts } = message;
    const about = { user: this.world.user(how.user ?? "alice"), channel, message };
    const action = this.#action("message_action", `the shortcut ${callback_id}`, about);
    const sent = { message_ts, message: messageAsSent(message, this.world), response_url: this.responseUrl(action) };
    return this.#interact(action, { callback_id, action_ts: newTs(), ...sent });
  }

  /** Fills in a modal and sends it. */
  submit(given: View, values: Readonly<Record<string, string>>, how: By = {}): UserAction {
    const view = this.#current(given) as View;
    const about = { user: this.world.user(how.user ?? "alice"), view };
    const action = this.#action("view_submission", `the submission of ${view.callback_id}`, about);
    const sent = viewAsSent(view, this.world, filledIn(view, values));
    return this.#interact(action, { view: sent, response_urls: [] });
  }

  /** Types into a select whose options come from the app. */
  suggest(given: View | Message, actionId: string, typed: string, how: By = {}): UserAction {
    const source = this.#current(given);
    const [{ block_id }, { min_query_length: from = minQueryLength }] = componentOf(source.blocks ?? [], actionId);
    if (typed.length < from) throw new Error(`"${actionId}" suggests from ${from} characters on`);
    const action = this.#action("block_suggestion", `suggestions for ${actionId}`, this.#aboutUsing(source, how));
    return this.#interact(action, { action_id: actionId, block_id, value: typed, ...containerOf(source, this.world) });
  }

  #current(given: Message | View): Message | View {
    const { messages, views } = this.world;
    return (isView(given) ? views.get(given.id) : messages.get(given.ts)) ?? given;
  }

  #action(kind: Kind, name: string, about: About): UserAction {
    return new UserAction(kind, name, about, this.world);
  }

  #interact(action: UserAction, payload: Fields): UserAction {
    const trigger = action.kind === "block_suggestion" ? {} : { trigger_id: this.tickets.trigger(action) };
    const told = { ...surroundings(action, this.world), ...trigger, ...payload };
    return this.bring(action, { type: "interactive", payload: told, retries: 0 });
  }
}
