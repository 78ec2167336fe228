import { Hono } from "hono";
import { storedFile, type StoredFile } from "../../messaging/storedFile.ts";
import type { Queryable } from "../../db/hot/trip.ts";
import { parseUploadId, readUpload } from "../../channels/web/upload.ts";
import { contentDisposition } from "../../domain/language/contentDisposition.ts";
import type { HttpContext, HttpDeps, HttpEnv } from "../httpDeps.ts";
import { problem } from "../problem.ts";
import { recordRead, recordRefusedRead } from "../recordRead.ts";

/** What a browser shows by itself without running anything; the rest is saved. */
const SHOWN_INLINE = new Set(["application/pdf", "image/jpeg", "image/png", "image/webp"]);

/** Documents, evidence and uploads alike. */
const ID = /^[\w-]{1,400}$/;

/**
 * `GET /files/ID[?download][&rendition]`: a document or a piece of evidence of an inspection that the
 * person may read, or a file they sent in this chat; `rendition` gives the small copy of a photo. Unknown and forbidden give the same answer.
 */
export function fileRoutes(deps: HttpDeps): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get("/:id", async (c) => {
    const id = c.req.param("id");
    // What is no id of ours goes to no database: a NUL is more than its text type takes.
    const file = ID.test(id) ? await findFile(deps, c, id) : null;
    return file === null ? problem(c, deps, 404, "not-found") : respondWithFile(c, file);
  });
}

async function findFile(deps: HttpDeps, c: HttpContext, id: string): Promise<StoredFile | null> {
  const { accountId, person } = c.var.session;
  const upload = parseUploadId(id);
  if (upload !== null) return upload.accountId === accountId ? readUpload(deps.db.pool, id) : null;
  if (person === null) return null;
  const { policy } = deps;
  const variant = c.req.query("rendition") === undefined ? "original" : "rendition";
  if (!(await policy.mayReadDocument(person.id, id)) && !(await policy.mayReadEvidence(person.id, id))) {
    const object = await objectOf(deps.db.pool, id);
    if (object !== null) await recordRefusedRead(deps, person.id, object);
    return null;
  }
  const file = await storedFile(deps.db.pool, id, variant);
  const object = file === null ? null : await objectOf(deps.db.pool, id);
  if (file !== null && object !== null)
    await recordRead(deps, c, { by: person.id, object, etag: etagOf(file) });
  return file;
}

/** As the audit log names it; null: there is no such file. */
export async function objectOf(db: Queryable, id: string): Promise<string | null> {
  const { rows } = await db.query<{ kind: string }>(
    `SELECT 'document' AS kind FROM "Document" WHERE id = $1 UNION ALL SELECT 'evidence' FROM "Evidence" WHERE id = $1`,
    [id],
  );
  const [found] = rows;
  return found === undefined ? null : `${found.kind}:${id}`;
}

export function etagOf(file: StoredFile): string {
  return `"${file.sha256}"`;
}

/** With an ETag and byte ranges: a download that broke off on a weak network goes on where it was. */
export function respondWithFile(c: HttpContext, file: StoredFile): Response {
  const etag = etagOf(file);
  const inline = SHOWN_INLINE.has(file.mime) && c.req.query("download") === undefined;
  const headers = {
    "Content-Type": file.mime,
    "Content-Disposition": contentDisposition(file.name, inline ? "inline" : "attachment"),
    // Every time anew by permission, without the bytes if they are the same.
    "Cache-Control": "private, no-cache",
    ETag: etag,
    "Accept-Ranges": "bytes",
  };
  if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
  const total = file.bytes.length;
  const range = rangeOf(c.req.header("range"), c.req.header("if-range"), etag, total);
  if (range === "unsatisfiable") return c.body(null, 416, { "Content-Range": `bytes */${total}` });
  if (range === null) return c.body(new Uint8Array(file.bytes), 200, headers);
  return c.body(new Uint8Array(file.bytes.subarray(range.from, range.to + 1)), 206, {
    ...headers,
    "Content-Range": `bytes ${range.from}-${range.to}/${total}`,
  });
}

/** One range of bytes, ends included (RFC 9110 14.1.2); null: the whole file. */
function rangeOf(
  header: string | undefined,
  ifRange: string | undefined,
  etag: string,
  total: number,
): { from: number; to: number } | "unsatisfiable" | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return null;
  if (ifRange !== undefined && ifRange !== etag) return null;
  const from = first === "" ? Math.max(0, total - Number(last)) : Number(first);
  const to = first === "" || last === "" ? total - 1 : Math.min(Number(last), total - 1);
  return from > to || from >= total ? "unsatisfiable" : { from, to };
}
