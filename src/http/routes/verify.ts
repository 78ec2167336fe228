import { Hono } from "hono";
import { verifyDocument } from "../../usecases/document/verifyDocument.ts";
import type { HttpDeps, HttpEnv } from "../httpDeps.ts";
import type { Pages } from "../page/loadPages.ts";
import { verifyTexts } from "../page/verifyTexts.ts";
import { localeOf } from "../problem.ts";

/**
 * `GET /verify/ID`: whether a paper is one that was issued here, and whether it is the newest.
 * `?sha256=` compares the beginning of a file's hash, for browsers that do not hash themselves.
 */
export function verifyRoutes(deps: HttpDeps, pages: Pages): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get("/verify/:id", async (c) => {
    c.header("Cache-Control", "no-store");
    c.header("X-Robots-Tag", "noindex, nofollow");
    const locale = localeOf(c, deps);
    const document = await verifyDocument(deps.db.pool, c.req.param("id"));
    if (document === null) return c.html(pages.notice(locale, "verify-unknown"), 404);
    const texts = verifyTexts(document, c.req.query("sha256"), { locale, timeZone: deps.timeZone });
    return c.html(pages.verify(locale, texts));
  });
}
