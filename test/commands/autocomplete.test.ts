import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suggest } from "../../src/commands/autocomplete.ts";
import { parseOptions } from "../../src/commands/parse-command.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";
import { knowledge as real } from "../support/real-knowledge.ts";

const knowledge = knowledgeOf();
const kinds = ["role", "subject", "place", "term", "wish"] as const;
const ids = (kind: (typeof kinds)[number], typed: string) => suggest(kind, typed, knowledge).map(({ id }) => id);

describe("suggestions while a person types", () => {
  test.each([
    ["role", "captain", "captain"],
    ["role", "CAP", "captain"],
    ["role", "mate fir", "first-mate"],
    ["role", "able sea", "deckhand"],
    ["role", "captian", "captain"],
    ["role", "fisrt ma", "first-mate"],
    ["role", "maet frist", "first-mate"],
    ["role", "ofificer cheif", "first-mate"],
    ["role", "firstmat", "first-mate"],
    ["role", "skipper shipm", "captain"],
    ["role", "dekc", "deckhand"],
    ["subject", "bak", "baker"],
    ["place", "wash", "wa"],
    ["place", "AK", "ak"],
    ["place", "seatle", "seattle-wa"],
    ["place", "anacortes", "seattle-wa"],
    ["term", "boatsw", "bosun"],
    ["wish", "best", "best-paid"],
  ] as const)("%s %j puts %s first", (kind, typed, first) => expect(ids(kind, typed)[0]).toBe(first));

  test("nothing typed brings the common ones first", () => {
    expect(ids("role", "").slice(0, 4)).toEqual(["deckhand", "first-mate", "captain", "ships-cook"]);
    expect(ids("role", " ?! ")).toEqual(ids("role", ""));
  });

  test("a name that fits exactly stands before one that only begins like it, and that before an alias", () => {
    const changed = knowledgeOf({
      roles: {
        captain: { names: ["mate of all mates"] },
        mate: { name: "mate", plural: "mates" },
        material: { name: "material hand" },
      },
    });
    expect(suggest("role", "mate", changed).map(({ id }) => id)).toEqual(["mate", "material", "first-mate", "captain"]);
  });

  test("another name that was typed is shown in brackets", () => {
    expect(suggest("role", "able sea", knowledge)[0]?.label).toBe("Deckhand (able seaman)");
    expect(suggest("role", "deck", knowledge)[0]?.label).toBe("Deckhand");
  });

  test("while a name begins like what is typed, no other is taken for a slip of it", () => {
    const changed = knowledgeOf({ roles: { mate: { name: "mate", plural: "mates" }, maze: { name: "maze keeper" } } });
    expect(suggest("role", "maze", changed).map(({ id }) => id)).toEqual(["maze"]);
    expect(suggest("role", "maxe", changed).map(({ id }) => id)).toContain("mate");
  });

  test("a mistyped name stands before longer ones that hold it", () => {
    const changed = knowledgeOf({
      roles: { apprentice: { name: "apprentice of a skipper" }, captain: { names: ["skipper"] } },
    });
    expect(suggest("role", "skiper", changed)[0]?.id).toBe("captain");
  });

  test("what fits nothing brings nothing", () => expect(ids("role", "zork")).toEqual([]));

  test("of three letters, only two that changed places are mended", () => {
    expect(ids("role", "cpa")).toEqual(["captain"]);
    expect(ids("role", "cqp")).toEqual([]);
  });
});

describe.each(kinds)("every %s of the knowledge base", (kind) => {
  const all = suggest(kind, "", real, Infinity);

  test("is suggested once, under a label that fits every platform", () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.filter(({ label }) => label.length > 100 || label === "")).toEqual([]);
  });

  test("comes first when its label is typed, and its id is read back as itself", () => {
    const command = { role: "role", subject: "compare", place: "salary", term: "term", wish: "find" } as const;
    const option = { role: "role", subject: "a", place: "place", term: "term", wish: "wish" } as const;
    const others = { role: {}, subject: { b: "zork" }, place: { role: real.field.entryRole }, term: {}, wish: {} };
    const wrong = all.filter(({ id, label }) => {
      const read = parseOptions(command[kind], { ...others[kind], [option[kind]]: id }, real);
      const missed = read.kind === "missing" && read.option.name === option[kind];
      return missed || suggest(kind, label, real, 1)[0]?.label !== label;
    });
    expect(wrong).toEqual([]);
  });
});

test("whatever is typed, there are at most 25 suggestions, each once", () => {
  const typed = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 80 }),
    fc.constantFrom("a", "tech", "mri", "__proto__", "new"),
  );
  fc.assert(
    fc.property(fc.constantFrom(...kinds), typed, (kind, text) => {
      const found = suggest(kind, text, real).map(({ id }) => id);
      expect(found.length).toBeLessThanOrEqual(25);
      expect(new Set(found).size).toBe(found.length);
    }),
  );
});

describe("what no name begins with is found all the same", () => {
  test.each([
    ["role", "first mtae", "first-mate"],
    ["role", "seaman albe", "deckhand"],
    ["place", "washingotn", "wa"],
    ["guide", "seasikc", "seasick"],
    ["guide", "working on a ship, motion sickness", "seasick"],
  ] as const)("%s: %s", (kind, typed, id) => {
    expect(suggest(kind, typed, knowledgeOf())[0]?.id).toBe(id);
  });
});
