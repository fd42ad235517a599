import { type Html, html } from "../html.ts";

/** Where images come from: out of the page itself, or also from the site that the page belongs to. */
const imageSources = { embedded: html`data:`, "same site": html`data: 'self'` } as const;

type PreviewDocument = {
  readonly title: string;
  /** Nothing else is loaded. */
  readonly images: keyof typeof imageSources;
  readonly style: Html;
  /** What else its head says. */
  readonly head?: Html;
  readonly bodyClass?: string;
  readonly body: Html;
};

/** A page that shows messages as some platform does. It runs no scripts and asks nobody else for anything. */
export function previewDocument({ title, images, style, head, bodyClass, body }: PreviewDocument): string {
  const classAttribute = bodyClass === undefined ? undefined : html` class="${bodyClass}"`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src ${imageSources[images]}">
${head}
<title>${title}</title>
<style>${style}</style>
</head>
<body${classAttribute}>
${body}
</body>
</html>
`;
  return page.html;
}

/** How much of a platform's limit is used; the class "too-many" where that is more than it allows. */
export const limitCount = (used: number, max: number, what: string): Html =>
  html`<span class="${used > max ? "too-many" : ""}">${used.toLocaleString("en")} of ${max.toLocaleString("en")} ${what}</span>`;
