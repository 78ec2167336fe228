import { createHash } from "node:crypto";
import { Hono } from "hono";
import { looksLikeCalendar } from "../../files/looksLikeCalendar.ts";
import { acceptMessage } from "../../channels/web/acceptMessage.ts";
import { uploadId } from "../../channels/web/upload.ts";
import { fileLabel } from "../../domain/evidence/fileLabel.ts";
import { MAX_CAPTION, MAX_EVIDENCE_BYTES } from "../../domain/evidence/limits.ts";
import { normalizeText } from "../../domain/language/normalizeText.ts";
import type { HttpContext, HttpDeps, HttpEnv } from "../httpDeps.ts";
import { readBody } from "../guard/readBody.ts";
import {
  MAX_UPLOAD_BYTES_A_DAY,
  MAX_UPLOADS_A_DAY,
  MAX_UPLOADS_AT_ONCE,
  MULTIPART_ROOM_BYTES,
  UPLOAD_PACE,
  UPLOAD_TIMEOUT_MS,
  UPLOADS_PER_PERSON,
} from "../limits.ts";
import { problem } from "../problem.ts";
import { sniffFile } from "../../usecases/evidence/sniffFile.ts";
import { clientMessageIdSchema } from "./messages.ts";

const BUSY_RETRY_SECONDS = 5;
const QUOTA_RETRY_SECONDS = 60 * 60;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Of the person in all their web chats, without this very upload, should it come again. */
const SENT_TODAY = `
  SELECT count(*)::int AS files, coalesce(sum((m.file->>'size')::bigint), 0)::bigint AS bytes
    FROM "WebMessage" m JOIN "ChannelAccount" a ON a.id = m."accountId"
   WHERE a."personId" = $1 AND NOT m."fromBot" AND m.file IS NOT NULL AND m.at > $2
     AND NOT (m."accountId" = $3 AND m."clientMessageId" = $4)`;

/** `POST /api/chat/files`, multipart `clientMessageId`, `file`, `caption?`: 202 with the message. */
export function uploadRoutes(deps: HttpDeps): Hono<HttpEnv> {
  let receiving = 0;
  const byPerson = new Map<string, number>();
  return new Hono<HttpEnv>().post("/", async (c) => {
    const { person } = c.var.session;
    if (person === null) return problem(c, deps, 403, "not-confirmed");
    const own = byPerson.get(person.id) ?? 0;
    if (receiving >= MAX_UPLOADS_AT_ONCE || own >= UPLOADS_PER_PERSON) {
      return problem(c, deps, 503, "busy", BUSY_RETRY_SECONDS);
    }
    receiving += 1;
    byPerson.set(person.id, own + 1);
    try {
      return await receive(deps, c, person.id);
    } finally {
      receiving -= 1;
      const left = (byPerson.get(person.id) ?? 1) - 1;
      if (left > 0) byPerson.set(person.id, left);
      else byPerson.delete(person.id);
    }
  });
}

async function receive(deps: HttpDeps, c: HttpContext, personId: string): Promise<Response> {
  const read = await readBody(c.req.raw, {
    maxBytes: MAX_EVIDENCE_BYTES + MULTIPART_ROOM_BYTES,
    timeoutMs: UPLOAD_TIMEOUT_MS,
    pace: UPLOAD_PACE,
  });
  if (!read.ok) {
    deps.refused?.("web", read.reason === "too-slow" ? "too_slow" : "too_large");
    return read.reason === "too-slow"
      ? problem(c, deps, 408, "too-slow")
      : problem(c, deps, 413, "file-too-large");
  }
  const form = await formOf(read.bytes, c.req.header("content-type") ?? "");
  const clientMessageId = clientMessageIdSchema.safeParse(form?.get("clientMessageId"));
  const file = form?.get("file");
  if (form === null || !clientMessageId.success || !(file instanceof File) || file.size === 0) {
    deps.refused?.("web", "malformed");
    const asked = form !== null && clientMessageId.success;
    return problem(c, deps, 400, asked ? "no-file" : "bad-request");
  }
  if (file.size > MAX_EVIDENCE_BYTES) {
    deps.refused?.("web", "too_large");
    return problem(c, deps, 413, "file-too-large");
  }
  const bytes = Buffer.from(await file.arrayBuffer());
  const sniffed = await sniffFile(bytes);
  const isCalendar = !sniffed.ok && looksLikeCalendar(bytes);
  if (!sniffed.ok && !isCalendar) {
    deps.refused?.("web", sniffed.reason === "pixels" ? "too_large" : "unknown_kind");
    return problem(c, deps, 415, `file-${sniffed.reason}`);
  }
  const { accountId } = c.var.session;
  const mime = sniffed.ok ? sniffed.file.mime : "text/csv";
  const caption = captionOf(form.get("caption"));
  const description = {
    name: fileLabel(file.name),
    mime,
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
  const id = uploadId(accountId, clientMessageId.data);
  const now = new Date(deps.clock.now());
  const { rows } = await deps.db.pool.query<{ files: number; bytes: string }>(SENT_TODAY, [
    personId,
    new Date(now.getTime() - DAY_MS),
    accountId,
    clientMessageId.data,
  ]);
  const [sent = { files: 0, bytes: "0" }] = rows;
  if (sent.files >= MAX_UPLOADS_A_DAY || Number(sent.bytes) + bytes.length > MAX_UPLOAD_BYTES_A_DAY) {
    deps.refused?.("web", "too_many");
    return problem(c, deps, 429, "too-many-files", QUOTA_RETRY_SECONDS);
  }
  const message = await acceptMessage(deps, {
    accountId,
    sessionId: c.var.session.id,
    clientMessageId: clientMessageId.data,
    text: caption ?? "",
    file: { card: { id, ...description }, bytes },
    at: now,
    input: {
      type: "file",
      at: Math.floor(now.getTime() / 1000),
      fileId: id,
      ...description,
      caption,
    },
  });
  return c.json(message, 202);
}

async function formOf(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData | null> {
  if (!contentType.startsWith("multipart/form-data")) return null;
  const body = new Response(bytes, { headers: { "Content-Type": contentType } });
  return body.formData().catch(() => null);
}

function captionOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const text = normalizeText(value).text.trim().slice(0, MAX_CAPTION);
  return text === "" ? null : text;
}
