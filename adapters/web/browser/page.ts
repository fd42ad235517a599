// What makes pages better where scripts run; without it everything works. It is sent as it stands here, without its
// types, so it imports nothing.

type Offered = { readonly title: string; readonly link: string };
/** A copy of the site that has no server brings its own answers along (copy.ts). */
type Copy = { readonly suggest: (typed: string) => Promise<readonly Offered[]> };

const copy = (): Copy | undefined => (globalThis as { rolecall?: Copy }).rolecall;
const minLetters = 2;
const typingPauseMs = 90;

/** What stands in the page now gets its part. */
function improve(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-suggest]")) suggestIn(form);
  for (const table of document.querySelectorAll<HTMLTableElement>("table.sortable")) sortable(table);
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-filters]")) filters(form);
  for (const box of document.querySelectorAll<HTMLInputElement>("[data-narrows]")) narrows(box);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-copy]")) copies(link);
}

improve();
// A copy shows an answer without another page.
addEventListener("rolecall-shown", improve);
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll<HTMLDetailsElement>("main details")) one.open = true;
});

/** Suggests answers while somebody types: https://www.w3.org/WAI/ARIA/apg/patterns/combobox */
function suggestIn(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[name=q]");
  if (!input) return;
  const list = element("ul", { id: `${input.id}-list`, role: "listbox", "aria-label": "Suggestions", hidden: "" });
  const told = element("span", { role: "status", class: "visually-hidden" });
  input.after(list, told);
  const attributes = {
    role: "combobox",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  let shown: readonly Offered[] = [];
  let at = -1;
  let asked = 0;
  let waiting = 0;

  const close = () => {
    shown = [];
    show();
  };
  const show = () => {
    at = -1;
    list.replaceChildren(
      ...shown.map(({ title }, index) => {
        const option = element("li", { id: `${list.id}-${index}`, role: "option", "aria-selected": "false" });
        option.textContent = title;
        // Before the box loses the focus, which would close the list.
        option.addEventListener("pointerdown", (event) => event.preventDefault());
        option.addEventListener("click", () => go(index));
        return option;
      }),
    );
    list.hidden = shown.length === 0;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    input.removeAttribute("aria-activedescendant");
    told.textContent = shown.length > 0 ? `${shown.length} suggestions` : "";
  };
  const go = (index: number) => {
    const chosen = shown[index];
    if (chosen) location.assign(chosen.link);
  };
  const choose = (index: number) => {
    at = index;
    for (const [each, option] of [...list.children].entries())
      option.setAttribute("aria-selected", String(each === at));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
    list.children[at]?.scrollIntoView({ block: "nearest" });
  };
  const suggest = async () => {
    const typed = input.value.trim();
    asked += 1;
    const mine = asked;
    if (typed.length < minLetters) return close();
    try {
      const found = await (copy()?.suggest(typed) ?? fetched(form.dataset.suggest ?? "", typed));
      if (mine !== asked || document.activeElement !== input) return;
      shown = found;
      show();
    } catch {
      close();
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(suggest, typingPauseMs);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown.length > 0) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (shown.length === 0) void suggest();
      // One place before the first is the box itself.
      else choose(((at + 1 + (event.key === "ArrowDown" ? 1 : -1) + shown.length + 1) % (shown.length + 1)) - 1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      go(at);
    }
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    asked += 1;
  });
}

async function fetched(url: string, typed: string): Promise<readonly Offered[]> {
  const response = await fetch(`${url}?${new URLSearchParams({ q: typed })}`);
  if (!response.ok) return [];
  const { suggestions } = (await response.json()) as { suggestions: readonly Offered[] };
  return suggestions;
}

/** Headings sort their column, up and down. */
function sortable(table: HTMLTableElement): void {
  const body = table.tBodies[0];
  for (const [column, heading] of [...(table.tHead?.rows[0]?.cells ?? [])].entries()) {
    const button = element("button", { type: "button" });
    button.append(...heading.childNodes);
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const isNumber = heading.classList.contains("number");
      const before = heading.getAttribute("aria-sort");
      const down = before === null ? isNumber : before === "ascending";
      for (const other of table.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const worth = (row: HTMLTableRowElement) => {
        const cell = row.cells[column];
        return cell?.dataset.value ?? cell?.textContent ?? "";
      };
      const sorted = [...(body?.rows ?? [])].sort((a, b) =>
        isNumber ? Number(worth(a)) - Number(worth(b)) : worth(a).localeCompare(worth(b)),
      );
      body?.append(...(down ? sorted.reverse() : sorted));
    });
  }
}

/** Shows the rows that fulfill every wish at once; each row names the wishes that it fulfills. */
function filters(form: HTMLFormElement): void {
  const rows = [...document.querySelectorAll<HTMLTableRowElement>(`#${form.dataset.filters} tbody tr`)];
  const count = form.querySelector("output");
  const apply = () => {
    const wishes = new FormData(form).getAll("wish").map(String);
    for (const row of rows) row.hidden = !wishes.every((wish) => row.dataset.meets?.split(" ").includes(wish));
    const left = rows.filter((row) => !row.hidden).length;
    if (count) {
      count.textContent = `${left} of ${rows.length} roles${left === 0 ? ": nothing fits all of that, so untick something" : ""}`;
    }
  };
  const show = () => {
    apply();
    const query = new URLSearchParams(location.search);
    query.delete("wish");
    for (const wish of new FormData(form).getAll("wish")) query.append("wish", String(wish));
    history.replaceState(null, "", query.size > 0 ? `?${query}` : location.pathname);
  };
  // A copy without a server, and a browser that goes back, tick here what the address wishes for.
  const wished = new URLSearchParams(location.search).getAll("wish");
  for (const box of form.querySelectorAll<HTMLInputElement>("input[name=wish]"))
    if (wished.includes(box.value)) box.checked = true;
  apply();
  addEventListener("pageshow", apply);
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
}

/** Narrows a list to the entries that hold what is typed. */
function narrows(box: HTMLInputElement): void {
  const entries = [...document.querySelectorAll<HTMLLIElement>("[data-narrow] li")];
  const paragraph = box.closest<HTMLElement>(".narrow");
  const told = paragraph?.querySelector("[role=status]");
  if (paragraph) paragraph.hidden = false;
  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const entry of entries) entry.hidden = !words.every((word) => entry.textContent?.toLowerCase().includes(word));
    for (const section of document.querySelectorAll<HTMLElement>("[data-narrow] section"))
      section.hidden = !section.querySelector("li:not([hidden])");
    const left = entries.filter((entry) => !entry.hidden).length;
    if (told) told.textContent = left > 0 ? `${left} found` : "0 found by these words; ask in your own, above";
  });
}

/** A link to this page is copied where it can be; else it is only a link. */
function copies(link: HTMLAnchorElement): void {
  link.addEventListener("click", async (event) => {
    if (!navigator.clipboard) return;
    event.preventDefault();
    const before = link.textContent;
    await navigator.clipboard.writeText(link.href).then(
      () => {
        link.textContent = "Copied";
        setTimeout(() => {
          link.textContent = before;
        }, 1500);
      },
      () => location.assign(link.href),
    );
  });
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
