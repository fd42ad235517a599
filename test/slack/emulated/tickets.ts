import { randomUUID } from "node:crypto";
import type { Deed } from "./deed.ts";
import { Refusal } from "./refusal.ts";
import { newId } from "./world.ts";

/** https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
const triggerMs = 3000;
/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const responses = { uses: 5, ms: 30 * 60_000 };

type Ticket = { readonly deed: Deed; readonly at: number; uses: number };

/** What an app is handed to answer a deed with: its `trigger_id` and its `response_url`. */
export class Tickets {
  readonly #triggers = new Map<string, Ticket>();
  readonly #responses = new Map<string, Ticket>();
  readonly #wrong: string[];

  constructor(wrong: string[]) {
    this.#wrong = wrong;
  }

  trigger(deed: Deed): string {
    return keep(this.#triggers, newId(`${Date.now()}.`), deed);
  }

  /** The last part of a `response_url`. */
  response(deed: Deed): string {
    return keep(this.#responses, randomUUID(), deed);
  }

  /** @throws Refusal as https://docs.slack.dev/reference/methods/views.open#errors names them */
  useTrigger(id: unknown): Deed {
    const ticket = this.#triggers.get(String(id));
    if (!ticket) return this.#refuse("invalid_trigger_id", "a trigger_id that nobody gave");
    const { deed, at } = ticket;
    if (ticket.uses > 0) return this.#refuse("exchanged_trigger_id", `${deed.name}: its trigger_id used twice`);
    if (Date.now() - at > triggerMs)
      return this.#refuse("expired_trigger_id", `${deed.name}: its trigger_id used late`);
    ticket.uses += 1;
    return deed;
  }

  /** @throws Refusal */
  useResponse(id: string): Deed {
    const ticket = this.#responses.get(id);
    if (!ticket) return this.#refuse("invalid_url", "a response_url that nobody gave");
    const { deed, at } = ticket;
    if (Date.now() - at > responses.ms) return this.#refuse("expired_url", `${deed.name}: its response_url used late`);
    if (ticket.uses >= responses.uses)
      return this.#refuse("used_url", `${deed.name}: its response_url used more than ${responses.uses} times`);
    ticket.uses += 1;
    return deed;
  }

  #refuse(code: string, sentence: string): never {
    this.#wrong.push(sentence);
    throw new Refusal(code);
  }
}

function keep(tickets: Map<string, Ticket>, id: string, deed: Deed): string {
  tickets.set(id, { deed, at: Date.now(), uses: 0 });
  return id;
}
