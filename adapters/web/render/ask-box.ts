import { type Address, formatAddress } from "../../../src/address.ts";
import { type Html, html } from "../../../src/present/html.ts";
import { english as texts } from "./texts.ts";

/** Longer questions are refused with a sentence. */
export const maxQuestionLength = 2000;

export type AskBox = {
  readonly question?: string | undefined;
  /** The answer that a follow-up speaks of. */
  readonly after?: Address | undefined;
  readonly isLarge?: boolean;
};

/** Where people ask. It works without a script; with one it suggests while they type. */
export function askBox({ question = "", after, isLarge = false }: AskBox): Html {
  const label = after ? texts.followUpLabel : texts.askLabel;
  const id = after ? "follow-up" : "ask";
  return html`<form class="ask${isLarge ? " large" : ""}" action="/ask" method="get" role="search" data-suggest="/api/suggest">
<label for="${id}">${label}</label>
<div class="row"><div class="combo"><input id="${id}" name="q" type="search" value="${question}" maxlength="${maxQuestionLength}" required autocomplete="off" autocapitalize="none" spellcheck="true" enterkeyhint="search" placeholder="${after ? texts.followUpPlaceholder : texts.askPlaceholder}"></div>
<button type="submit">${texts.ask}</button></div>
${after ? html`<input type="hidden" name="after" value="${formatAddress(after)}">` : undefined}
</form>`;
}
