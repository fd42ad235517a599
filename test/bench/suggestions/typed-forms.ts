import { withSlip } from "../../../questions/score/typing-slip.ts";
import type { NamedEntry } from "../../../src/commands/rank-names.ts";
import { randomFrom } from "../random.ts";

export const forms = [
  "2 letters",
  "3 letters",
  "4 letters",
  "5 letters",
  "whole",
  "1 slip",
  "2 slips",
  "other order",
  "other order, 1 slip",
  "a word in the middle",
] as const;
type Form = (typeof forms)[number];

/** What somebody types who means one of these. */
export type Typed = { readonly form: Form; readonly text: string; readonly meant: ReadonlySet<string> };

const seed = 7;

/** Every name in all the forms in which it may be typed. What two things are called means both. */
export function typedForms(entries: readonly NamedEntry[]): readonly Typed[] {
  const random = randomFrom(seed);
  const owners = new Map<string, Set<string>>();
  for (const { id, names } of entries) {
    for (const { plain } of names) owners.set(plain, (owners.get(plain) ?? new Set()).add(id));
  }
  return [...owners].flatMap(([name, meant]) =>
    formsOf(name, random).map(([form, text]): Typed => ({ form, text, meant })),
  );
}

function formsOf(name: string, random: () => number): (readonly [Form, string])[] {
  const beginnings = ([2, 3, 4, 5] as const)
    .filter((letters) => letters < name.length)
    .map((letters) => [`${letters} letters`, name.slice(0, letters)] as const);
  const once = withSlip(name, random);
  const twice = withSlip(once, random);
  const slips = [["1 slip", once] as const, ["2 slips", twice] as const];
  return [...beginnings, ["whole", name] as const, ...slips, ...formsOfWords(name, random)].filter(
    ([form, text]) => !form.includes("slip") || (text !== name && (form !== "2 slips" || text !== once)),
  );
}

function formsOfWords(name: string, random: () => number): (readonly [Form, string])[] {
  const [first = "", ...others] = name.split(" ");
  if (others.length === 0) return [];
  const reordered = [...others, first].join(" ");
  const mistyped = withSlip(reordered, random);
  return [
    ["other order", reordered],
    ...(mistyped === reordered ? [] : [["other order, 1 slip", mistyped] as const]),
    ["a word in the middle", others[Math.floor(random() * others.length)] ?? first],
  ];
}
