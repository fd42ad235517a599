import { render } from "../../adapters/web/render/render.ts";
import { letters } from "../support/letters.ts";
import { renderContract } from "./render-contract.ts";

/** What a person reads of a page: without its markup, a link's target behind its words, a block on lines of its own. */
const shown = (markup: string): string =>
  letters(markup)
    .replaceAll("\n", " ")
    .replace(/<a [^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/g, "$2 $1 ")
    .replace(/<\/?(h\d|p|li|tr|section|article|nav|ul|ol)\b[^>]*>/g, "\n")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/[ \t]+/g, " ")
    .replace(/ *\n[ \n]*/g, "\n")
    .trim();

renderContract("web", {
  show: (given) => shown(render(given).html),
  perTopic: 60,
});
