// In a static export, which has no server, questions are answered in the browser, by the very code that a server runs.
// That code and all that is known are large, so they are loaded when somebody asks for the first time.

import { mayLoad, mayShow } from "../render/export-policy.ts";
import type { Offered, OfflineAnswers } from "./offline-answers.ts";

const { src } = document.currentScript as HTMLScriptElement;
const isAskPage = document.querySelector("[data-asked]") !== null;
const root = new URL("../../", src);

type Rule = (text: string) => string;
type Kind = "createScriptURL" | "createHTML";

/** Browsers that guard scripts and markup want to know which of ours put them in: https://www.w3.org/TR/trusted-types */
function trusted(name: string, kind: Kind): Rule {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy: (name: string, rules: Partial<Record<Kind, Rule>>) => Record<Kind, Rule> };
  };
  const same: Rule = (text) => text;
  const policy = trustedTypes?.createPolicy(name, { [kind]: same });
  return policy ? (text) => policy[kind](text) : same;
}

const trustedUrl = trusted(mayLoad, "createScriptURL");
const trustedMarkup = trusted(mayShow, "createHTML");

const load = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = trustedUrl(new URL(name, src).href);
    // In the order in which they were wanted.
    script.async = false;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`${name} did not load`)));
    document.head.append(script);
  });

let loaded: Promise<OfflineAnswers> | undefined;
function answers(): Promise<OfflineAnswers> {
  loaded ??= Promise.all([load("knowledge.js"), load("answers.js")]).then(() => {
    const { rolecallAnswers } = globalThis as { rolecallAnswers?: OfflineAnswers };
    if (rolecallAnswers === undefined) throw new Error("answers.js holds no answers");
    return rolecallAnswers;
  });
  // What did not load this time may do so the next.
  loaded.catch(() => {
    loaded = undefined;
  });
  return loaded;
}

/** What a form asks for, in words or as the address of an answer; undefined where it asks for nothing of ours. */
function askedBy(form: HTMLFormElement): URLSearchParams | undefined {
  const data = new FormData(form);
  const field = (name: string) => String(data.get(name) ?? "");
  if (data.has("q")) return new URLSearchParams({ q: field("q"), ...(data.has("after") && { after: field("after") }) });
  if (data.has("from")) return new URLSearchParams({ q: `path/${field("from")}+${field("to")}` });
  if (!data.has("a")) return undefined;
  const sides = [...new Set(["a", "b", "c"].map(field).filter(Boolean))];
  if (sides.length < 2) return undefined;
  return new URLSearchParams({ q: `compare/${sides.join("+")}` });
}

document.addEventListener("submit", (event) => {
  const asked = askedBy(event.target as HTMLFormElement);
  if (asked === undefined) return;
  event.preventDefault();
  const address = new URL(`ask/index.html#${asked}`, root);
  // The same question once more is answered once more.
  if (address.href === location.href) void show();
  else location.assign(address);
});
document.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === "q") answers().catch(() => {});
});

/** Answers what stands behind the # of the page's address. */
async function show(): Promise<void> {
  const main = document.querySelector("main");
  const asked = new URLSearchParams(location.hash.slice(1));
  const question = (asked.get("q") ?? "").trim();
  if (main === null || question === "") return;
  main.setAttribute("aria-busy", "true");
  try {
    const shown = (await answers()).show(question, asked.get("after") ?? "");
    if ("goTo" in shown) return location.replace(new URL(shown.goTo, root));
    document.title = shown.title;
    main.innerHTML = trustedMarkup(shown.content);
    dispatchEvent(new Event("rolecall-shown"));
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
  } catch {
    for (const before of main.querySelectorAll("[role=alert]")) before.remove();
    const alert = document.createElement("p");
    alert.setAttribute("role", "alert");
    alert.textContent =
      "The answers could not be loaded. This static export may not be complete; its pages can still be read.";
    main.append(alert);
  } finally {
    main.removeAttribute("aria-busy");
  }
}

if (isAskPage) {
  addEventListener("hashchange", () => void show());
  void show();
}

const suggest = async (typed: string): Promise<readonly Offered[]> =>
  (await answers()).suggest(typed).map(({ title, link }): Offered => ({ title, link: new URL(link, root).href }));

(globalThis as { rolecall?: object }).rolecall = { suggest };
