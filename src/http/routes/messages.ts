import { Hono } from "hono";
import { z } from "zod";
import { parseJson } from "../../channels/common/parseJson.ts";
import { acceptMessage } from "../../channels/web/acceptMessage.ts";
import { findButton } from "../../channels/web/findButton.ts";
import {
  DEFAULT_PAGE,
  MAX_BODY_BYTES,
  MAX_BUTTON_ID_BYTES,
  MAX_CLIENT_MESSAGE_ID,
  MAX_PAGE,
  MAX_TEXT,
} from "../../channels/web/limits.ts";
import { readMessages, type MessageRange } from "../../channels/web/readMessages.ts";
import type { WebInput } from "../../channels/web/webInput.ts";
import { normalizeText } from "../../domain/language/normalizeText.ts";
import { t } from "../../i18n/t.ts";
import type { HttpContext, HttpDeps, HttpEnv } from "../httpDeps.ts";
import { readBody } from "../guard/readBody.ts";
import { createTokenBuckets } from "../../messaging/tokenBuckets.ts";
import { BODY_TIMEOUT_MS, POSTS_OF_ACCOUNT } from "../limits.ts";
import { localeOf, problem, type ProblemCode } from "../problem.ts";

const MAX_SEQUENCE = 2_147_483_647;
const sequence = z.coerce.number().int().min(0).max(MAX_SEQUENCE);
const querySchema = z.object({
  after: sequence.optional(),
  before: sequence.optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(DEFAULT_PAGE),
});

export const clientMessageIdSchema = z
  .string()
  .min(1)
  .max(MAX_CLIENT_MESSAGE_ID)
  .regex(/^[\x21-\x7e]+$/);

const bodySchema = z.intersection(
  z.object({ clientMessageId: clientMessageIdSchema }),
  z.union([
    z.object({
      text: z.string(),
      /** Number of the newest message that was on the screen when it was written: it is judged by that. */
      seen: z.int().min(0).max(MAX_SEQUENCE).optional(),
    }),
    z.object({
      button: z
        .string()
        .min(1)
        .refine((id) => Buffer.byteLength(id) <= MAX_BUTTON_ID_BYTES),
      /** Number of the message the button stands under, for ids that several messages use. */
      message: z.int().min(1).optional(),
    }),
    z.object({
      location: z.object({
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
        accuracy: z.number().min(0).nullable().default(null),
      }),
    }),
  ]),
);
type Body = z.infer<typeof bodySchema>;

/**
 * - `GET /api/chat/messages?after=N | before=N [&limit]`: messages, oldest first; without a bound
 *   the latest ones.
 * - `POST /api/chat/messages {clientMessageId, text | button | location}`: 202 with the message.
 */
export function messageRoutes(deps: HttpDeps): Hono<HttpEnv> {
  const buckets = createTokenBuckets<number>(deps.clock, POSTS_OF_ACCOUNT);
  return new Hono<HttpEnv>()
    .get("/", async (c) => {
      const query = querySchema.safeParse(c.req.query());
      if (!query.success) return problem(c, deps, 400, "bad-request");
      c.header("Cache-Control", "no-store");
      return c.json(await readMessages(deps.db.pool, c.var.session.accountId, rangeOf(query.data)));
    })
    .post("/", async (c) => {
      const wait = buckets.take(c.var.session.accountId);
      if (wait > 0) {
        deps.refused?.("web", "too_many");
        return problem(c, deps, 429, "too-many", wait);
      }
      const read = await readBody(c.req.raw, { maxBytes: MAX_BODY_BYTES, timeoutMs: BODY_TIMEOUT_MS });
      if (!read.ok) {
        deps.refused?.("web", read.reason === "too-slow" ? "too_slow" : "too_large");
        return problem(c, deps, read.reason === "too-slow" ? 408 : 413, read.reason);
      }
      const body = bodySchema.safeParse(parseJson(read.bytes));
      if (!body.success) {
        deps.refused?.("web", "malformed");
        return problem(c, deps, 400, "bad-request");
      }
      const now = new Date(deps.clock.now());
      const said = await interpret(deps, c, body.data, Math.floor(now.getTime() / 1000));
      if (!said.ok) return problem(c, deps, 422, said.reason);
      const message = await acceptMessage(deps, {
        accountId: c.var.session.accountId,
        sessionId: c.var.session.id,
        clientMessageId: body.data.clientMessageId,
        text: said.text,
        at: now,
        input: said.input,
      });
      return c.json(message, 202);
    });
}

function rangeOf({ after, before, limit }: z.infer<typeof querySchema>): MessageRange {
  if (after !== undefined) return { kind: "after", seq: after, limit };
  return before === undefined ? { kind: "latest", limit } : { kind: "before", seq: before, limit };
}

type Said = { ok: true; text: string; input: WebInput } | { ok: false; reason: ProblemCode };

/** What the page's message shows as and means to the flows. */
async function interpret(deps: HttpDeps, c: HttpContext, body: Body, at: number): Promise<Said> {
  if ("text" in body) {
    const text = normalizeText(body.text).text.trim();
    if (text === "") return { ok: false, reason: "empty-text" };
    if (text.length > MAX_TEXT) return { ok: false, reason: "text-too-long" };
    return { ok: true, text, input: { type: "text", at, text, seen: body.seen } };
  }
  if ("button" in body) {
    const { accountId } = c.var.session;
    const button = await findButton(deps.db.pool, accountId, body.button, body.message ?? null);
    if (button === null) {
      deps.refused?.("web", "foreign_button");
      return { ok: false, reason: "unknown-button" };
    }
    return {
      ok: true,
      text: button.label,
      input: { type: "button", at, id: body.button, ...button },
    };
  }
  const { latitude, longitude, accuracy } = body.location;
  const text = t(localeOf(c, deps), "web-place-text", {
    latitude: latitude.toFixed(5),
    longitude: longitude.toFixed(5),
  });
  return { ok: true, text, input: { type: "location", at, latitude, longitude, accuracy } };
}
