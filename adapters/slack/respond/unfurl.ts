import type { types as slack } from "@slack/bolt";
import { parseAddress } from "../../../src/address.ts";
import { answer } from "../../../src/answers/answer.ts";
import { render } from "../render/render.ts";
import type { RequestContext } from "./context.ts";

/** Ours, not Slack's: more answers below one message would fill the screen. */
const maxUnfurls = 5;

export type Unfurls = Record<string, { blocks: slack.KnownBlock[] }>;

/** Links to our own pages with the answers that they lead to, as Slack shows them below a message. Pure and total. */
export function unfurlsOf(
  links: readonly { readonly url?: string }[],
  publicUrl: string,
  { bot, texts, pictureOf }: RequestContext,
): Unfurls {
  const unfurls: Unfurls = {};
  for (const { url = "" } of links) {
    const address = addressIn(url, publicUrl);
    const given = address && answer(address, bot.knowledge);
    if (given?.kind !== "answer" || Object.keys(unfurls).length >= maxUnfurls) continue;
    const { blocks } = render(given, { target: "channel", texts, picture: pictureOf(given.address) });
    unfurls[url] = { blocks: blocks.filter(({ type }) => type !== "context_actions") };
  }
  return unfurls;
}

/** The address in a link of ours: its path below the public address, whatever stands behind a question mark or a hash. */
function addressIn(link: string, publicUrl: string) {
  const url = URL.parse(link.replaceAll("&amp;", "&"));
  const base = URL.parse(publicUrl);
  if (!url || !base || url.host !== base.host) return undefined;
  const under = base.pathname.replace(/\/$/, "");
  if (!url.pathname.startsWith(`${under}/`)) return undefined;
  return parseAddress(
    url.pathname
      .slice(under.length + 1)
      .replace(/\/$/, "")
      .replaceAll("%2B", "+"),
  );
}
