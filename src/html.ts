/** Markup that is safe to show. Everything else is escaped at the moment it is put into some. */
export type Html = { readonly html: string };

type Filling = string | number | Html | readonly Html[] | undefined;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What a template of ours says, with what it is filled with. Attributes must be in quotation marks. */
export function html(ours: TemplateStringsArray, ...fillings: readonly Filling[]): Html {
  let text = ours[0] ?? "";
  for (let at = 0; at < fillings.length; at++) text += filled(fillings[at]) + (ours[at + 1] ?? "");
  return { html: text };
}

const special = /[&<>"']/;

function filled(filling: Filling): string {
  if (filling === undefined) return "";
  if (typeof filling === "number") return String(filling);
  if (typeof filling === "string") {
    return special.test(filling) ? filling.replace(/[&<>"']/g, (sign) => entities[sign] ?? "") : filling;
  }
  if ("html" in filling) return filling.html;
  let text = "";
  for (const one of filling) text += one.html;
  return text;
}
