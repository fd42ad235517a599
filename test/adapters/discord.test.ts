import { type APIMessageTopLevelComponent, ComponentType } from "discord-api-types/v10";
import { unescaped } from "../../adapters/discord/render/markdown.ts";
import { pageCount, type RenderTarget } from "../../adapters/discord/render/pages.ts";
import { type RenderOptions, render } from "../../adapters/discord/render/render.ts";
import { english } from "../../adapters/discord/render/texts.ts";
import type { Answer } from "../../src/answer.ts";
import { renderContract } from "./render-contract.ts";

/** All that a person reads of an answer, page after page, with Discord's markup undone. */
function show(target: RenderTarget): (answer: Answer) => string {
  return (answer) => {
    const showing: RenderOptions = { target, texts: english };
    const pages = Array.from({ length: pageCount(answer, showing) }, (_, at) =>
      render(answer, { ...showing, page: at + 1 }),
    );
    const read = pages.flatMap(({ components }) => [...wordsIn(components)].filter(({ isTool }) => !isTool));
    // Under the heading of a role, the label of a button may leave out the role's name.
    const subject = /^.*?: /.exec(answer.title)?.[0] ?? "";
    const texts = read.flatMap(({ words, isLabel }) =>
      isLabel ? [words, `${subject}${words.charAt(0).toLowerCase()}${words.slice(1)}`] : [words],
    );
    return [...new Set(texts)].join("\n");
  };
}

type Component = {
  type: ComponentType;
  content?: string;
  label?: string;
  custom_id?: string;
  components?: Component[];
  options?: { label: string; description?: string }[];
};

function* wordsIn(
  components: readonly APIMessageTopLevelComponent[] | readonly Component[],
): Generator<{ words: string; isTool: boolean; isLabel?: boolean }> {
  for (const one of components as readonly Component[]) {
    if (one.type === ComponentType.TextDisplay) yield { words: read(one.content ?? ""), isTool: false };
    if (one.type === ComponentType.Button)
      yield {
        isLabel: true,
        words: one.label ?? "",
        isTool: /^(why|not|again|share|page)\b/.test(one.custom_id ?? ""),
      };
    for (const { label, description = "" } of one.options ?? [])
      yield { words: `${label} ${description}`.trim(), isTool: false };
    yield* wordsIn(one.components ?? []);
  }
}

/** Markup as it is read: links with their address, no marks, no escapes. */
function read(markup: string): string {
  return unescaped(
    markup
      .replace(
        /(?<!\\)\[((?:[^\]\\]|\\.)*)\]\(([^)]*)\)/g,
        (_, title: string, url: string) => `${title} ${url.replace(/%(28|29)/g, decodeURIComponent)}`,
      )
      .replace(/^(#{1,3} |-# |> )/gm, "")
      .replace(/^```\n?|\n```$/gm, "")
      .replace(/(?<!\\)\*\*/g, ""),
  );
}

renderContract("Discord, to one person", { show: show("private") });
