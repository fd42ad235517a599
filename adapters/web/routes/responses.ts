import { basePath } from "../../../src/present/permalink.ts";
import { noStore } from "../http/headers.ts";
import type { PageContext, Send } from "../http/send.ts";
import { notFoundPage } from "../pages/not-found.ts";
import { layout, type Page } from "../render/layout.ts";
import type { Site } from "../render/site.ts";

/** The ways in which a route answers. */
export type Responses = {
  /** A page that is the same for everybody. @param counted counts each time that it is handed out */
  readonly page: (c: PageContext, page: Page, counted?: (seconds: number) => void) => Response;
  /** A page that nobody caches: it holds words that somebody typed. */
  readonly uncachedPage: (c: PageContext, page: Page, status?: 200 | 400 | 404) => Response;
  readonly notFound: (c: PageContext) => Response;
  /** @param path with a slash first; 301 where it stays so, 303 where a form leads to it */
  readonly redirect: (c: PageContext, path: string, status?: 301 | 303) => Response;
};

export function responsesOf(site: Site, send: Send): Responses {
  const base = basePath(site.bot.publicUrl);
  const uncachedPage: Responses["uncachedPage"] = (c, page, status = 200) =>
    send(c, layout(page, site), { status, cache: noStore });
  return {
    page: (c, page, counted) => send(c, layout(page, site), { counted }),
    uncachedPage,
    notFound: (c) => uncachedPage(c, notFoundPage(pathOf(c), site), 404),
    redirect: (c, path, status = 301) => c.redirect(`${base}${path}`, status),
  };
}

/** The path as it was meant, however much of it was escaped. */
export function pathOf(c: PageContext): string {
  try {
    return decodeURIComponent(c.req.path);
  } catch {
    return c.req.path;
  }
}
