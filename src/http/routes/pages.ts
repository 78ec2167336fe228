import { Hono } from "hono";
import type { HttpContext, HttpDeps, HttpEnv } from "../httpDeps.ts";
import type { Asset } from "../page/asset.ts";
import type { Pages } from "../page/loadPages.ts";
import { localeOf } from "../problem.ts";
import { currentSession } from "../session/currentSession.ts";

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The page of the chat and what it loads. */
export function pageRoutes(deps: HttpDeps, pages: Pages): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get("/", (c) => c.redirect("/chat", 303))
    .get("/chat", async (c) => {
      const session = await currentSession(deps, c);
      if (session !== null) c.set("session", session);
      c.header("Cache-Control", "private, no-cache");
      c.header("Vary", "Cookie");
      return send(c, pages.chat(localeOf(c, deps)));
    })
    .get("/sw.js", (c) => asset(c, pages, "sw.js"))
    .get("/manifest.webmanifest", (c) => asset(c, pages, "manifest.webmanifest"))
    .get("/web/:name", (c) => asset(c, pages, c.req.param("name")));
}

async function asset(c: HttpContext, pages: Pages, name: string): Promise<Response> {
  const own = pages.asset(name);
  const found = own ?? (await pages.pdf.part(name));
  if (found === null) return c.notFound();
  // The page names the version it wants, so that version never changes.
  const fixed = c.req.query("v") === (own === null ? pages.pdf.version : pages.version);
  c.header("Cache-Control", fixed ? `public, max-age=${ONE_YEAR_SECONDS}, immutable` : "public, no-cache");
  return send(c, found);
}

function send(c: HttpContext, { mime, body, zipped, etag }: Asset): Response {
  c.header("ETag", etag);
  c.header("Content-Type", mime);
  c.header("Vary", "Accept-Encoding", { append: true });
  if (c.req.header("if-none-match") === etag) return c.body(null, 304);
  if (zipped === null || !/\bgzip\b/.test(c.req.header("accept-encoding") ?? "")) return c.body(body);
  c.header("Content-Encoding", "gzip");
  return c.body(zipped);
}
