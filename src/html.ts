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
export const html = (ours: TemplateStringsArray, ...fillings: readonly Filling[]): Html => ({
  html: ours.map((part, at) => part + filled(fillings[at])).join(""),
});

function filled(filling: Filling): string {
  if (filling === undefined) return "";
  if (typeof filling === "number") return String(filling);
  if (typeof filling === "string") return filling.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
  return "html" in filling ? filling.html : filling.map((one) => one.html).join("");
}
