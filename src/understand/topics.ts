import { longestOf, type Span, within } from "./names.ts";
import type { Found, TopicMeaning } from "./phrases.ts";
import { phraseCounts } from "./weights.ts";

/** How strongly the words speak of a topic, or of a closer look at it. */
export type TopicFound = {
  readonly topic: string;
  readonly part: string | undefined;
  readonly score: number;
  /** Whether a word spoke of it that speaks of nothing else. */
  readonly sure: boolean;
  readonly spans: readonly Span[];
};

/** How a question begins tells what it asks: "is it worth the …", "how much do …". */
const lastOfHead = 1;
const headCounts = 0.5;
/** Later phrases for the same topic count half as much. */
const repeatCounts = 0.5;

/** The topics the words speak of, strongest first. Words inside a role's name speak of the role only. */
export function findTopics(found: readonly Found[], nameSpans: readonly Span[]): TopicFound[] {
  const groups = new Map<string, { meaning: TopicMeaning; start: number; end: number }[]>();
  for (const { start, end, meaning } of found) {
    if (meaning.is !== "topic" || nameSpans.some((span) => within({ start, end }, span))) continue;
    const key = `${meaning.topic}/${meaning.part ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), { meaning, start, end }]);
  }
  const own = [...groups.values()].map(scoreOf);
  const combined = own.map((one) => {
    const whole =
      one.part === undefined ? undefined : own.find((other) => other.topic === one.topic && other.part === undefined);
    // A closer look counts on top of the words for its topic as a whole.
    return whole
      ? {
          ...one,
          score: one.score + whole.score * repeatCounts,
          sure: one.sure || whole.sure,
          spans: [...one.spans, ...whole.spans],
        }
      : one;
  });
  return combined.sort((a, b) => b.score - a.score || firstStart(a) - firstStart(b));
}

const firstStart = (topic: TopicFound): number => Math.min(...topic.spans.map(({ start }) => start));

function scoreOf(group: readonly { meaning: TopicMeaning; start: number; end: number }[]): TopicFound {
  const spans = longestOf(group).filter((one, at, all) => all.findIndex((other) => other.start === one.start) === at);
  const counts = spans.map(({ meaning, start, end }) => phraseCounts(meaning.sure, end - start)).sort((a, b) => b - a);
  const score = counts.reduce((sum, one, at) => sum + (at === 0 ? one : one * repeatCounts), 0);
  const [first] = group;
  const head = spans.some(({ meaning, start }) => meaning.sure && start <= lastOfHead) ? headCounts : 0;
  return {
    topic: first?.meaning.topic ?? "",
    part: first?.meaning.part,
    score: score + head,
    sure: spans.some(({ meaning }) => meaning.sure),
    spans,
  };
}
