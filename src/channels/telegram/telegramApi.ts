import { randomBytes } from "node:crypto";
import { z } from "zod";
import { createHttpClient } from "../common/httpCall.ts";
import { parseJson } from "../common/parseJson.ts";
import { multipart, type FilePart } from "../common/multipart.ts";

export interface CallOptions {
  /** Files by the names that the payload refers to with `attach://<name>`. */
  readonly files?: Readonly<Record<string, FilePart>>;
  /** Default 30 s, with files 120 s. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export type ApiAnswer =
  | { readonly ok: true; readonly result: unknown }
  | ApiRefusal
  /** No answer, or one that is not the Bot API's: whether the call took effect is not known. */
  | { readonly ok: false; readonly kind: "unreachable"; readonly error: string };

/** The server's own `{ok: false}`. */
export interface ApiRefusal {
  readonly ok: false;
  readonly kind: "refused";
  readonly errorCode: number;
  readonly description: string;
  /** Seconds to wait before the next call (429). */
  readonly retryAfter?: number;
  /** The group has this new id. */
  readonly migrateToChatId?: number;
}

export type FileAnswer =
  | { readonly kind: "file"; readonly bytes: Buffer }
  | { readonly kind: "tooLarge" }
  | { readonly kind: "gone" }
  | { readonly kind: "unreachable"; readonly error: string };

export interface TelegramApi {
  /** The bot's own id, the part of the token before the colon. */
  readonly botId: string;
  /** Never throws; the token is in no error text. */
  call(method: string, payload: Readonly<Record<string, unknown>>, options?: CallOptions): Promise<ApiAnswer>;
  /** Fetches what getFile named by `file_path`, at most `maxBytes`. */
  download(filePath: string, maxBytes: number): Promise<FileAnswer>;
  /** Closes the idle connections. */
  close(): void;
}

export interface TelegramApiOptions {
  readonly token: string;
  /** Without a final slash. */
  readonly apiRoot: string;
}

const CALL_TIMEOUT_MS = 30_000;
const FILE_TIMEOUT_MS = 120_000;
/** One answer of getUpdates is about 4 MiB at most (telegram-bot-api, Client.cpp `JsonUpdates`). */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

const answerSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error_code: z.int(),
    description: z.string().default(""),
    parameters: z
      .object({ retry_after: z.number().optional(), migrate_to_chat_id: z.int().optional() })
      .optional()
      .catch(undefined),
  }),
]);

/** The Bot API as ten lines of use: `await api.call("sendMessage", { chat_id, text })`. */
export function createTelegramApi(options: TelegramApiOptions): TelegramApi {
  const { token } = options;
  const http = createHttpClient(options.apiRoot);
  const hidden = (text: string) => text.replaceAll(token, "<bot token>");

  async function call(
    method: string,
    payload: Readonly<Record<string, unknown>>,
    callOptions: CallOptions = {},
  ): Promise<ApiAnswer> {
    const { files, signal } = callOptions;
    const form = files && multipart(payload, files, `kiemtra-${randomBytes(16).toString("hex")}`);
    const answer = await http.send({
      method: "POST",
      path: `/bot${token}/${method}`,
      headers: { "content-type": form?.contentType ?? "application/json" },
      body: form?.body ?? JSON.stringify(payload),
      timeoutMs: callOptions.timeoutMs ?? (files ? FILE_TIMEOUT_MS : CALL_TIMEOUT_MS),
      maxBytes: MAX_ANSWER_BYTES,
      signal,
    });
    switch (answer.kind) {
      case "noAnswer":
        return unreachable(hidden(answer.error));
      case "tooLarge":
        return unreachable(`answer to ${method} larger than ${MAX_ANSWER_BYTES} bytes`);
      case "answer":
        return parseAnswer(answer.status, answer.body);
      default:
        return answer satisfies never;
    }
  }

  async function download(filePath: string, maxBytes: number): Promise<FileAnswer> {
    const path = filePath.split("/").map(encodeURIComponent).join("/");
    const answer = await http.send({
      method: "GET",
      path: `/file/bot${token}/${path}`,
      timeoutMs: FILE_TIMEOUT_MS,
      maxBytes,
    });
    switch (answer.kind) {
      case "noAnswer":
        return { kind: "unreachable", error: hidden(answer.error) };
      case "tooLarge":
        return answer;
      case "answer":
        if (answer.status === 200) return { kind: "file", bytes: answer.body };
        if (answer.status === 404) return { kind: "gone" };
        return { kind: "unreachable", error: `HTTP ${answer.status} for a file` };
      default:
        return answer satisfies never;
    }
  }

  return { botId: token.split(":", 1)[0] ?? "", call, download, close: () => http.close() };
}

function parseAnswer(status: number, body: Buffer): ApiAnswer {
  const parsed = answerSchema.safeParse(parseJson(body));
  if (!parsed.success) return unreachable(`HTTP ${status} without an answer of the Bot API`);
  if (parsed.data.ok) return { ok: true, result: parsed.data.result };
  const { error_code, description, parameters } = parsed.data;
  return {
    ok: false,
    kind: "refused",
    errorCode: error_code,
    description,
    ...(parameters?.retry_after === undefined ? {} : { retryAfter: parameters.retry_after }),
    ...(parameters?.migrate_to_chat_id === undefined
      ? {}
      : { migrateToChatId: parameters.migrate_to_chat_id }),
  };
}

function unreachable(error: string): ApiAnswer {
  return { ok: false, kind: "unreachable", error };
}
