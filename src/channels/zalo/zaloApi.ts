import { z } from "zod";
import { createHttpClient } from "../common/httpCall.ts";
import { parseJson } from "../common/parseJson.ts";

export type ZaloAnswer =
  | { readonly ok: true; readonly result: unknown }
  | ZaloRefusal
  /** No answer, or one that is not the Bot API's: whether the call took effect is not known. */
  | { readonly ok: false; readonly kind: "unreachable"; readonly error: string };

/** The server's own `{ok: false}`, whatever the HTTP status was. */
export interface ZaloRefusal {
  readonly ok: false;
  readonly kind: "refused";
  readonly errorCode: number;
  readonly description: string;
}

export interface ZaloApi {
  /** The part of the token before the colon. */
  readonly botId: string;
  /** Never throws; the token is in no error text. */
  call(
    method: string,
    payload: Readonly<Record<string, unknown>>,
    options?: { readonly timeoutMs?: number; readonly signal?: AbortSignal },
  ): Promise<ZaloAnswer>;
  /** Closes the idle connections. */
  close(): void;
}

export interface ZaloApiOptions {
  readonly token: string;
  /** Without a final slash. */
  readonly apiRoot: string;
}

const CALL_TIMEOUT_MS = 30_000;
/** The longest answer is one event. */
const MAX_ANSWER_BYTES = 1024 * 1024;

const answerSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), result: z.unknown().optional() }),
  z.object({ ok: z.literal(false), error_code: z.int().default(0), description: z.string().default("") }),
]);

/**
 * The Zalo Bot API: POST with JSON, the token in the path. An answer is a success by its `ok`, not by
 * its HTTP status (docs.zaloplatforms.com, "call API").
 */
export function createZaloApi(options: ZaloApiOptions): ZaloApi {
  const { token } = options;
  const http = createHttpClient(options.apiRoot);
  return {
    botId: token.split(":", 1)[0] ?? "",
    async call(method, payload, { timeoutMs = CALL_TIMEOUT_MS, signal } = {}) {
      const answer = await http.send({
        method: "POST",
        path: `/bot${token}/${method}`,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(payload),
        timeoutMs,
        maxBytes: MAX_ANSWER_BYTES,
        signal,
      });
      switch (answer.kind) {
        case "noAnswer":
          return unreachable(answer.error.replaceAll(token, "<bot token>"));
        case "tooLarge":
          return unreachable(`answer to ${method} larger than ${MAX_ANSWER_BYTES} bytes`);
        case "answer":
          return parseAnswer(answer.status, answer.body);
        default:
          return answer satisfies never;
      }
    },
    close: () => http.close(),
  };
}

function parseAnswer(status: number, body: Buffer): ZaloAnswer {
  const parsed = answerSchema.safeParse(parseJson(body));
  if (!parsed.success) return unreachable(`HTTP ${status} without an answer of the Bot API`);
  if (parsed.data.ok) return { ok: true, result: parsed.data.result };
  const { error_code: code, description } = parsed.data;
  return { ok: false, kind: "refused", errorCode: code === 0 ? status : code, description };
}

function unreachable(error: string): ZaloAnswer {
  return { ok: false, kind: "unreachable", error };
}
