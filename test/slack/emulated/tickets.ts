import { randomUUID } from "node:crypto";
import { Refusal } from "./refusal.ts";
import type { UserAction } from "./user-action.ts";
import { newId } from "./world.ts";

/** https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
const triggerMs = 3000;
/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const responses = { uses: 5, ms: 30 * 60_000 };

type Ticket = { readonly action: UserAction; readonly at: number; uses: number };

/** What an app is handed to answer an action with: its `trigger_id` and its `response_url`. */
export class Tickets {
  readonly #triggers = new Map<string, Ticket>();
  readonly #responses = new Map<string, Ticket>();
  readonly #wrong: string[];

  constructor(wrong: string[]) {
    this.#wrong = wrong;
  }

  trigger(action: UserAction): string {
    return keep(this.#triggers, newId(`${Date.now()}.`), action);
  }

  /** The last part of a `response_url`. */
  response(action: UserAction): string {
    return keep(this.#responses, randomUUID(), action);
  }

  /** @throws Refusal as https://docs.slack.dev/reference/methods/views.open#errors names them */
  useTrigger(id: unknown): UserAction {
    const ticket = this.#triggers.get(String(id));
    if (!ticket) return this.#refuse("invalid_trigger_id", "a trigger_id that nobody gave");
    const { action, at } = ticket;
    if (ticket.uses > 0) return this.#refuse("exchanged_trigger_id", `${action.name}: its trigger_id used twice`);
    if (Date.now() - at > triggerMs)
      return this.#refuse("expired_trigger_id", `${action.name}: its trigger_id used late`);
    ticket.uses += 1;
    return action;
  }

  /** @throws Refusal */
  useResponse(id: string): UserAction {
    const ticket = this.#responses.get(id);
    if (!ticket) return this.#refuse("invalid_url", "a response_url that nobody gave");
    const { action, at } = ticket;
    if (Date.now() - at > responses.ms)
      return this.#refuse("expired_url", `${action.name}: its response_url used late`);
    if (ticket.uses >= responses.uses)
      return this.#refuse("used_url", `${action.name}: its response_url used more than ${responses.uses} times`);
    ticket.uses += 1;
    return action;
  }

  #refuse(code: string, sentence: string): never {
    this.#wrong.push(sentence);
    throw new Refusal(code);
  }
}

function keep(tickets: Map<string, Ticket>, id: string, action: UserAction): string {
  tickets.set(id, { action, at: Date.now(), uses: 0 });
  return id;
}
