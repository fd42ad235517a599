import { type Address, roleTopics } from "../../../src/address.ts";
import { titleOf } from "../../../src/answers/titles.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { type Html, html } from "../../../src/present/html.ts";
import { pagePath } from "../../../src/present/permalink.ts";
import { capitalized } from "../../../src/text/format.ts";

/** What else can be asked about the role of an answer. */
export function roleTabs(address: Address, knowledge: Knowledge): Html | undefined {
  if (!("role" in address)) return undefined;
  const { role } = address;
  const name = knowledge.roles.get(role)?.name ?? role;
  return html`<nav class="tabs" aria-label="${capitalized(name)}"><ul>
<li><a href="/roles/${role}">All about it</a></li>
${roleTopics.map((topic) => {
  const isHere = topic === address.topic;
  return html`<li><a href="${pagePath({ topic, role })}"${isHere ? html` aria-current="true"` : undefined}>${shortTitle(topic, role, knowledge)}</a></li>
`;
})}</ul></nav>`;
}

/** "Pay", from "Captain: pay". */
const shortTitle = (topic: (typeof roleTopics)[number], role: string, knowledge: Knowledge): string => {
  const [, short = ""] = /: (.*)$/.exec(titleOf({ topic, role }, knowledge)) ?? [];
  return capitalized(short || topic);
};
