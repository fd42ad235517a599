// What makes pages better where scripts run; without it everything works. It is sent as it stands here, without its
// types, so it imports nothing.

type Offered = { readonly title: string; readonly link: string };
/** A static export, which has no server, brings its own answers along (exported-page.ts). */
type StaticExport = { readonly suggest: (typed: string) => Promise<readonly Offered[]> };

const staticExport = (): StaticExport | undefined => (globalThis as { rolecall?: StaticExport }).rolecall;
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
// A static export shows an answer without another page.
addEventListener("rolecall-shown", improve);
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll<HTMLDetailsElement>("main details")) one.open = true;
});

/** Suggests answers while somebody types: https://www.w3.org/WAI/ARIA/apg/patterns/combobox */
function suggestIn(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[name=q]");
  if (!input) return;
  const list = suggestionList(input);
  const search = suggestionSearch(input, form.dataset.suggest ?? "", list);
  input.addEventListener("input", search.soon);
  input.addEventListener("blur", list.close);
  input.addEventListener("keydown", (event) => suggestionKeys(event, list, search));
  form.addEventListener("submit", search.cancel);
}

/** The suggestions below a box, and the one of them that is chosen. */
type SuggestionList = {
  readonly show: (offered: readonly Offered[]) => void;
  readonly close: () => void;
  readonly isOpen: () => boolean;
  /** Chooses the next one, or the one before; one place before the first is the box itself. */
  readonly move: (step: 1 | -1) => void;
  /** Goes to the chosen one; false where none is. */
  readonly goToChosen: () => boolean;
};

function suggestionList(input: HTMLInputElement): SuggestionList {
  const { list, status } = suggestionElements(input);
  let shown: readonly Offered[] = [];
  let chosen = -1;
  const goTo = (index: number): boolean => {
    const offered = shown[index];
    if (offered) location.assign(offered.link);
    return offered !== undefined;
  };
  const choose = (index: number) => {
    chosen = index;
    for (const [each, option] of [...list.children].entries())
      option.setAttribute("aria-selected", String(each === chosen));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${list.id}-${chosen}`);
    list.children[chosen]?.scrollIntoView({ block: "nearest" });
  };
  const show = (offered: readonly Offered[]) => {
    shown = offered;
    chosen = -1;
    list.replaceChildren(
      ...shown.map(({ title }, index) => suggestionOption(`${list.id}-${index}`, title, () => goTo(index))),
    );
    list.hidden = shown.length === 0;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    input.removeAttribute("aria-activedescendant");
    status.textContent = shown.length > 0 ? `${shown.length} suggestions` : "";
  };
  return {
    show,
    close: () => show([]),
    isOpen: () => shown.length > 0,
    move: (step) => choose(((chosen + 1 + step + shown.length + 1) % (shown.length + 1)) - 1),
    goToChosen: () => goTo(chosen),
  };
}

/** Puts an empty list behind a box, with what tells of it to whoever does not see it. */
function suggestionElements(input: HTMLInputElement): { list: HTMLUListElement; status: HTMLSpanElement } {
  const list = element("ul", { id: `${input.id}-list`, role: "listbox", "aria-label": "Suggestions", hidden: "" });
  const status = element("span", { role: "status", class: "visually-hidden" });
  input.after(list, status);
  const attributes = {
    role: "combobox",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  return { list, status };
}

function suggestionOption(id: string, title: string, go: () => void): HTMLLIElement {
  const option = element("li", { id, role: "option", "aria-selected": "false" });
  option.textContent = title;
  // Before the box loses the focus, which would close the list.
  option.addEventListener("pointerdown", (event) => event.preventDefault());
  option.addEventListener("click", go);
  return option;
}

/** Looks for suggestions to what stands in a box. */
type SuggestionSearch = {
  readonly now: () => Promise<void>;
  /** When nothing more is typed for a moment. */
  readonly soon: () => void;
  /** What is under way is no longer wanted. */
  readonly cancel: () => void;
};

function suggestionSearch(input: HTMLInputElement, url: string, list: SuggestionList): SuggestionSearch {
  /** Which search is the newest; what an older one finds is too late. */
  let newest = 0;
  let waiting = 0;
  const now = async () => {
    const typed = input.value.trim();
    newest += 1;
    const mine = newest;
    if (typed.length < minLetters) return list.close();
    try {
      const found = await (staticExport()?.suggest(typed) ?? fetched(url, typed));
      if (mine === newest && document.activeElement === input) list.show(found);
    } catch {
      list.close();
    }
  };
  return {
    now,
    soon: () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(now, typingPauseMs);
    },
    cancel: () => {
      clearTimeout(waiting);
      newest += 1;
    },
  };
}

function suggestionKeys(event: KeyboardEvent, list: SuggestionList, search: SuggestionSearch): void {
  if (event.key === "Escape" && list.isOpen()) {
    event.preventDefault();
    list.close();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (list.isOpen()) list.move(event.key === "ArrowDown" ? 1 : -1);
    else void search.now();
  } else if (event.key === "Enter" && list.goToChosen()) event.preventDefault();
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
  // A static export, and a browser that goes back, tick here what the address wishes for.
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
  const status = paragraph?.querySelector("[role=status]");
  if (paragraph) paragraph.hidden = false;
  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const entry of entries) entry.hidden = !words.every((word) => entry.textContent?.toLowerCase().includes(word));
    for (const section of document.querySelectorAll<HTMLElement>("[data-narrow] section"))
      section.hidden = !section.querySelector("li:not([hidden])");
    const left = entries.filter((entry) => !entry.hidden).length;
    if (status) status.textContent = left > 0 ? `${left} found` : "0 found by these words; ask in your own, above";
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
