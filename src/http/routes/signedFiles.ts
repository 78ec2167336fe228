import { Hono } from "hono";
import { storedFile } from "../../messaging/storedFile.ts";
import type { HttpDeps, HttpEnv } from "../httpDeps.ts";
import { isPreview } from "../guard/isPreview.ts";
import { addressLimit } from "../guard/limitAddress.ts";
import { FILES_OF_ADDRESS } from "../limits.ts";
import type { Pages } from "../page/loadPages.ts";
import { currentSession } from "../session/currentSession.ts";
import { recordRead } from "../recordRead.ts";
import { etagOf, objectOf, respondWithFile } from "./files.ts";

/**
 * `GET /files/ID?e=…&s=…`: a document by an address made for a channel without files. Programs that
 * only look at the link get a sentence instead. Once it has expired, the person's session decides.
 */
export function signedFileRoutes(deps: HttpDeps, pages: Pages): Hono<HttpEnv> {
  const { fileLinks } = deps;
  const app = new Hono<HttpEnv>();
  if (fileLinks === undefined) return app;
  const tooMany = addressLimit(deps, pages, FILES_OF_ADDRESS);
  return app.get("/:id", async (c, next) => {
    const { e: expires, s: signature } = c.req.query();
    if (expires === undefined || signature === undefined) return next();
    const refused = tooMany(c);
    if (refused !== null) return refused;
    c.header("X-Robots-Tag", "noindex, nofollow");
    const notice = (kind: "link-preview" | "link-dead", status: 200 | 410) =>
      c.html(pages.notice(deps.defaultLocale, kind), status, { "Cache-Control": "no-store" });
    if (isPreview(c.req.raw.headers)) return notice("link-preview", 200);
    const link = { documentId: c.req.param("id"), expires, signature };
    if (!fileLinks.isValid(link, new Date(deps.clock.now()))) {
      return (await currentSession(deps, c)) === null ? notice("link-dead", 410) : next();
    }
    const file = await storedFile(deps.db.pool, link.documentId);
    if (file === null) return notice("link-dead", 410);
    const object = await objectOf(deps.db.pool, link.documentId);
    if (object !== null) await recordRead(deps, c, { by: null, object, etag: etagOf(file) });
    return respondWithFile(c, file);
  });
}
