import { randomBytes } from "node:crypto";
import { z } from "zod";
import { createHttpClient, type HttpAnswer, type HttpClient } from "../common/httpCall.ts";
import { multipart, type FilePart } from "../common/multipart.ts";
import { parseJson } from "../common/parseJson.ts";

export type OaAnswer =
  | { readonly ok: true; readonly data: unknown }
  | OaRefusal
  /** No answer, or one that is not Zalo's: whether the call took effect is not known. */
  | { readonly ok: false; readonly kind: "unreachable"; readonly error: string };

/** Zalo's own `{error: -n}`, whatever the HTTP status was. */
export interface OaRefusal {
  readonly ok: false;
  readonly kind: "refused";
  readonly code: number;
  readonly message: string;
}

/** The calls of the Official Account API that the service makes. None throws; no token is in an error text. */
export interface OaApi {
  /** A message of type "tư vấn": text, buttons or file. */
  message(token: string, userId: string, message: Readonly<Record<string, unknown>>): Promise<OaAnswer>;
  /** A template message that Zalo has approved, to a person the account may not write to. */
  template(
    token: string,
    userId: string,
    templateId: string,
    data: Readonly<Record<string, string>>,
  ): Promise<OaAnswer>;
  upload(token: string, file: FilePart): Promise<OaAnswer>;
  close(): void;
}

export interface OaApiOptions {
  /** Without a final slash. */
  readonly apiRoot: string;
  readonly templateUrl: string;
}

const CALL_TIMEOUT_MS = 30_000;
/** 5 MB at 0.5 Mbit/s. */
const UPLOAD_TIMEOUT_MS = 90_000;
const MAX_ANSWER_BYTES = 256 * 1024;
const BOUNDARY_BYTES = 16;

const answerSchema = z.object({
  error: z.coerce.number(),
  message: z.string().default(""),
  data: z.unknown().optional(),
});

/** A refused token may also come as this HTTP status. */
const UNAUTHORIZED = 401;
const TOKEN_INVALID = -216;

/**
 * `openapi.zalo.me`: JSON, the access token in a header of that name. A call has succeeded by its
 * `error: 0`, not by its HTTP status.
 */
export function createOaApi({ apiRoot, templateUrl }: OaApiOptions): OaApi {
  const http = createHttpClient(apiRoot);
  const template = new URL(templateUrl);
  const sameHost = template.origin === new URL(apiRoot).origin;
  const templateHttp = sameHost ? http : createHttpClient(template.origin);

  function post(client: HttpClient, path: string, token: string, body: object): Promise<OaAnswer> {
    return client
      .send({
        method: "POST",
        path,
        headers: { "content-type": "application/json", access_token: token },
        body: JSON.stringify(body),
        timeoutMs: CALL_TIMEOUT_MS,
        maxBytes: MAX_ANSWER_BYTES,
      })
      .then((answer) => read(answer, token));
  }

  return {
    message: (token, userId, message) =>
      post(http, "/v3.0/oa/message/cs", token, { recipient: { user_id: userId }, message }),
    template(token, userId, templateId, data) {
      const root = sameHost ? new URL(apiRoot).pathname.replace(/\/+$/, "") : "";
      const path = template.pathname.slice(root.length);
      return post(templateHttp, path, token, {
        user_id: userId,
        template_id: templateId,
        template_data: data,
      });
    },
    async upload(token, file) {
      const boundary = randomBytes(BOUNDARY_BYTES).toString("hex");
      const { contentType, body } = multipart({}, { file }, boundary);
      const answer = await http.send({
        method: "POST",
        path: "/v2.0/oa/upload/file",
        headers: { "content-type": contentType, access_token: token },
        body,
        timeoutMs: UPLOAD_TIMEOUT_MS,
        maxBytes: MAX_ANSWER_BYTES,
      });
      return read(answer, token);
    },
    close() {
      http.close();
      if (templateHttp !== http) templateHttp.close();
    },
  };
}

function read(answer: HttpAnswer, token: string): OaAnswer {
  switch (answer.kind) {
    case "noAnswer":
      return unreachable(answer.error.replaceAll(token, "<access token>"));
    case "tooLarge":
      return unreachable(`an answer larger than ${MAX_ANSWER_BYTES} bytes`);
    case "answer": {
      const parsed = answerSchema.safeParse(parseJson(answer.body)).data;
      if (answer.status === UNAUTHORIZED) {
        return { ok: false, kind: "refused", code: TOKEN_INVALID, message: parsed?.message ?? "HTTP 401" };
      }
      if (parsed === undefined) return unreachable(`HTTP ${answer.status} without an answer of Zalo`);
      const { error: code, message, data } = parsed;
      return code === 0 ? { ok: true, data } : { ok: false, kind: "refused", code, message };
    }
    default:
      return answer satisfies never;
  }
}

function unreachable(error: string): OaAnswer {
  return { ok: false, kind: "unreachable", error };
}
