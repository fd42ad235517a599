import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatAddress, parseAddress } from "../../src/address.ts";
import { everyAddress } from "../../src/answers/every-address.ts";
import type { Picture } from "../../src/pictures/picture.ts";
import { parsePicturePath, picturePath } from "../../src/pictures/picture-path.ts";
import { pictureNamed, pictureOfPlace, picturesOf } from "../../src/pictures/pictures-of.ts";
import { inlineSvg, svgFile } from "../../src/pictures/svg.ts";
import { textSize, widthOf } from "../../src/pictures/text-layout.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";
import { knowledge } from "../support/real-knowledge.ts";

const at = (address: string): readonly Picture[] => {
  const parsed = parseAddress(address);
  return parsed ? picturesOf(parsed, knowledge) : [];
};
const kinds = (address: string) => at(address).map(({ kind }) => kind);
const only = (address: string, kind: string): Picture => {
  const picture = at(address).find((one) => one.kind === kind);
  if (picture === undefined) throw new Error(`${address} has no picture ${kind}`);
  return picture;
};

/** Every picture there is, but for metro areas, which are like states. */
const all: readonly Picture[] = [
  ...[...everyAddress(knowledge)]
    .filter((address) => !("place" in address) || !address.place?.includes("-"))
    .flatMap((address) => picturesOf(address, knowledge)),
  ...[...knowledge.places.keys()].flatMap((place) => pictureOfPlace(place, knowledge) ?? []),
];

describe("what is shown", () => {
  test.each([
    ["salary/radiologic-technologist", ["pay", "places", "ranking"]],
    ["salary/radiologic-technologist/tx", ["pay", "places", "ranking"]],
    ["salary/mri-technologist/houston-pasadena-the-woodlands-tx", ["pay"]],
    ["overview/radiologic-technologist", ["pay", "ladder"]],
    ["advancement/radiologic-technologist", ["ladder"]],
    ["path/radiologic-technologist+radiologist-assistant", ["way"]],
    ["path/radiologist+radiologic-technologist", []],
    ["path/radiologist+radiologist", []],
    ["compare/ct-technologist+sonographer", ["pay"]],
    ["find/best-paid", ["pay"]],
    ["find/all", []],
    ["licence/tx", []],
    ["guide/criminal-record", []],
  ])("%s: %j", (address, expected) => expect(kinds(address)).toEqual(expected));

  test("a role that no figure counts is not given the pay of another", () => {
    expect(kinds("salary/radiologist-assistant")).toEqual([]);
    expect(only("path/radiologic-technologist+radiologist-assistant", "way").drawing.html).not.toMatch(
      /Radiologist assistant<\/text><text[^>]*>\$/,
    );
  });

  test("the words say what the picture shows, with its figures and where they come from", () => {
    const { alt, title } = only("salary/radiologic-technologist/tx", "pay");
    expect(title).toBe("Pay of radiologic technologists in Texas");
    expect(alt).toContain("Texas: $78,630 a year in the middle");
    expect(alt).toContain("United States: $80,110");
    expect(alt).toContain("BLS, May 2025");
    expect(only("salary/radiologic-technologist/tx", "places").alt).toMatch(
      /Texas: \$78,630, place 27 of 51.*Highest: California/,
    );
    expect(only("advancement/radiology-assistant", "ladder").alt).toContain("To sonographer, 2 to 4 years, $96,590.");
  });

  test("whom a figure counts is said below it", () => {
    expect(only("salary/ct-technologist", "pay").drawing.html).toContain("are counted with all");
  });

  test("a state that was asked about is marked, in the map and in the ranking", () => {
    expect(only("salary/radiologic-technologist/tx", "places").drawing.html).toContain('class="pic-asked"');
    expect(only("salary/radiologic-technologist", "places").drawing.html).not.toContain('class="pic-asked"');
    expect(only("salary/radiologic-technologist/tx", "ranking").drawing.html.match(/pic-warm/g)).toHaveLength(2);
  });

  test("a wage that is published as “or more” says so", () => {
    const capped = knowledgeOf({
      wages: [{ occupation: "53-5021", place: "us", period: "May 2025", median: "239200+", p10: "90000" }],
    });
    const [picture] = picturesOf({ topic: "salary", role: "captain" }, capped);
    expect(picture?.drawing.html).toContain("$239,200 or more");
  });
});

describe(`every picture of ${all.length}`, () => {
  /** What is wrong with any of them. */
  const wrong = (rule: (picture: Picture) => string | undefined) =>
    all.flatMap((picture) => {
      const says = rule(picture);
      return says ? [`${picture.kind} ${picture.of}: ${says}`] : [];
    });

  test("has a title, words, sources and a size", () => {
    expect(
      wrong(({ title, alt, sources, width, height }) =>
        title && alt.length > 30 && (sources.length > 0 || alt.includes("To ")) && width === 480 && height > 40
          ? undefined
          : "lacks something",
      ),
    ).toEqual([]);
  });

  test("keeps all text inside itself", () => {
    const outside = ({ drawing, width, height }: Picture) => {
      const lines = drawing.html.matchAll(
        /<text x="([\d.-]+)" y="([\d.-]+)"(?: font-size="([\d.]+)")?(?: text-anchor="(\w+)")?[^>]*>([^<]*)</g,
      );
      for (const [, x = 0, y = 0, size = textSize, anchor, markup = ""] of lines) {
        const text = markup.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
        // The estimate is generous by a tenth.
        const long = widthOf(text, Number(size)) * 0.9;
        const left = Number(x) - (anchor === "end" ? long : anchor === "middle" ? long / 2 : 0);
        if (left < -2 || left + long > width + 2 || Number(y) > height) return `“${text}” is outside`;
      }
      return undefined;
    };
    expect(wrong(outside)).toEqual([]);
  });

  test("is well-formed, and its looks come from classes alone", () => {
    const broken = (picture: Picture) => {
      const markup = inlineSvg(picture).html;
      if (/ style=|<style|<script|\bNaN\b|undefined|Infinity/.test(markup)) return "has what no picture may have";
      const open: string[] = [];
      for (const [, end, name = "", closed] of markup.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
        if (end && open.pop() !== name) return `</${name}> closes nothing`;
        if (!end && !closed) open.push(name);
      }
      return open.length > 0 ? `${open} stay open` : undefined;
    };
    expect(wrong(broken)).toEqual([]);
  });
});

test("names in the knowledge are only text", () => {
  const hostile = knowledgeOf({ roles: { captain: { name: `"><script>x</script>`, plural: `a&b<i>'s` } } });
  for (const address of everyAddress(hostile)) {
    for (const picture of picturesOf(address, hostile)) {
      expect(svgFile(picture, "light")).not.toMatch(/<script|<i>|&b</);
    }
  }
});

describe("names of pictures", () => {
  test("lead back to the picture", () => {
    for (const address of [
      "salary/mri-technologist/tx",
      "compare/ct-technologist+sonographer",
      "path/radiologic-technologist+radiologist-assistant",
    ]) {
      for (const picture of at(address)) {
        for (const scheme of ["light", "dark"] as const) {
          const asked = parsePicturePath(picturePath(picture, scheme, "png"));
          expect(asked).toEqual({ kind: picture.kind, of: address, scheme, ending: "png" });
          expect(asked && pictureNamed(asked, knowledge)).toBe(picture);
        }
      }
    }
    expect(pictureNamed({ kind: "pay", of: "place/tx" }, knowledge)?.title).toBe("Pay in Texas");
  });

  test("anything else is no picture", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[a-z+/-]{0,40}$/)), (text) => {
        const asked = parsePicturePath(`/pictures/pay/${text}.png`);
        if (asked) pictureNamed(asked, knowledge);
        expect(parsePicturePath(text)).toBeUndefined();
      }),
    );
  });

  test("a renamed role keeps its pictures", () => {
    const renamed = knowledgeOf({ redirects: { "roles/old-salt": "captain" } });
    const [picture] = picturesOf({ topic: "salary", role: "old-salt" }, renamed);
    expect(picture?.of).toBe(formatAddress({ topic: "salary", role: "captain" }));
  });
});
