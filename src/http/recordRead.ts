import { ACCESS_CHAIN } from "../db/audit/auditChain.ts";
import type { HttpContext, HttpDeps } from "./httpDeps.ts";

// In a chain of their own: who looks at a hundred photos keeps nobody's answer waiting.

/**
 * Writes down that a paper or a piece of evidence was read, before its bytes go out. What a browser has kept
 * and only asks about anew, and the later parts of one download, are no reading of their own.
 * @param read.by id of the person; null: whoever has the signed link
 */
export async function recordRead(
  deps: Pick<HttpDeps, "perform">,
  c: HttpContext,
  read: { by: string | null; object: string; etag: string },
): Promise<void> {
  const { by, object, etag } = read;
  if (c.req.header("if-none-match") === etag || isLaterPart(c.req.header("range"))) return;
  const data = {
    via: by === null ? "link" : "session",
    rendition: c.req.query("rendition") !== undefined,
  };
  await deps.perform(
    async (act) => act.audit({ chain: ACCESS_CHAIN, action: "file.read", object, data }),
    by === null ? {} : { by },
  );
}

/** Writes down that somebody asked for a file that is there, and is not theirs to read. */
export async function recordRefusedRead(
  deps: Pick<HttpDeps, "perform" | "refused">,
  by: string,
  object: string,
): Promise<void> {
  deps.refused?.("web", "not_allowed");
  const entry = { chain: ACCESS_CHAIN, action: "access.refused", object, data: { right: "readFile" } };
  await deps.perform(async (act) => act.audit(entry), { by });
}

function isLaterPart(range: string | undefined): boolean {
  return range !== undefined && !range.startsWith("bytes=0-");
}
