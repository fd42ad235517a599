import type { Scheme } from "./picture.ts";

/**
 * The colors of pictures, by what they mean. Text keeps a contrast of 4.5 to 1 against what it stands on, marks 3 to 1
 * (https://www.w3.org/TR/WCAG22/#contrast-minimum); blue-green and amber stay apart for the color-blind.
 */
const palettes = {
  light: {
    paper: "#fffefb",
    ink: "#1b2429",
    soft: "#55626a",
    line: "#d9d7cf",
    range: "#7fb6b5",
    half: "#0b6b70",
    mark: "#b35c00",
    asked: "#8a4b08",
    bar: "#d5e9e7",
    warm: "#fbe3c0",
    box: "#eef5f4",
    steps: ["#e3f0ef", "#b9dbd9", "#7fb9b8", "#2f8488", "#0b5559"],
    on: ["#1b2429", "#1b2429", "#102022", "#ffffff", "#ffffff"],
  },
  dark: {
    paper: "#1a2227",
    ink: "#e7ecee",
    soft: "#a5b3ba",
    line: "#2f3b42",
    range: "#3f7f82",
    half: "#6fcfcf",
    mark: "#f0a742",
    asked: "#efb765",
    bar: "#1f4347",
    warm: "#5a431c",
    box: "#22303a",
    steps: ["#20333a", "#245058", "#2f7279", "#58aeb0", "#a6e3e1"],
    on: ["#e7ecee", "#e7ecee", "#ffffff", "#0d1a1c", "#0d1a1c"],
  },
} as const;
type Palette = (typeof palettes)[Scheme];

/** Bundled with pictures that are files; pages use their own. */
export const fontFamily = "Public Sans";

/** What each class looks like. Nothing that is drawn has a style of its own: a page's security policy forbids those. */
const rules = ({ ink, soft, line, range, half, mark, asked, bar, warm, box, steps, on }: Palette): string =>
  [
    `.pic-ink{fill:${ink}}.pic-soft{fill:${soft}}.pic-half{fill:${half}}.pic-range{fill:${range}}`,
    `.pic-mark{fill:${mark}}.pic-bar{fill:${bar}}.pic-warm{fill:${warm}}`,
    `.pic-line{stroke:${line};fill:none}.pic-edge{stroke:${soft};fill:none}`,
    `.pic-open{stroke:${range};fill:none;stroke-width:6}.pic-dashed{stroke-dasharray:5 4}`,
    `.pic-asked{stroke:${asked};stroke-width:3;fill:none}.pic-none{fill:none;stroke:${soft};stroke-dasharray:2 3}`,
    `.pic-box{fill:${box};stroke:${half}}.pic-goal{fill:${warm};stroke:${asked}}`,
    ...steps.map((step, at) => `.pic-step-${at}{fill:${step}}.pic-on-${at}{fill:${on[at]}}`),
  ].join("\n");

/** The same whatever the colors. */
const common = ".pic-bold{font-weight:600}";

/** The style sheet of a picture that is a file. */
export const styleOf = (scheme: Scheme): string => `${common}\n${rules(palettes[scheme])}`;

export const paperOf = (scheme: Scheme): string => palettes[scheme].paper;
export const inkOf = (scheme: Scheme): { readonly ink: string; readonly soft: string; readonly accent: string } => ({
  ink: palettes[scheme].ink,
  soft: palettes[scheme].soft,
  accent: palettes[scheme].half,
});

/** The style sheet for pictures in a page: light, and dark where the reader prefers it. */
export const pictureStyle = `${common}
${rules(palettes.light)}
@media (prefers-color-scheme: dark) {
${rules(palettes.dark)}
}
`;
