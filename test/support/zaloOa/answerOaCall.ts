import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { throwFault, type ZaloFault, type ZaloFaults } from "../zalo/ZaloFaults.ts";
import { ZaloFailure } from "../zalo/ZaloFailure.ts";
import { checkOaMessage, fields } from "./checkOaMessage.ts";
import { OaFailure, refusals } from "./OaFailure.ts";
import { oauthError, type OaTokens } from "./OaTokens.ts";
import { newMessageId, type OaUser } from "./OaUser.ts";

/** What a call is called in faults and in the log. */
export type OaMethod = "token" | "message" | "template" | "upload";

export interface OaCallLog {
  readonly method: OaMethod;
  readonly args: Readonly<Record<string, unknown>>;
  /** False also when the call took effect but its answer was lost in a planned fault. */
  readonly ok: boolean;
  readonly error: string | undefined;
}

export interface OaParts {
  readonly appId: string;
  readonly appSecret: string;
  readonly now: () => number;
  readonly tokens: OaTokens;
  readonly faults: ZaloFaults;
  readonly users: ReadonlyMap<string, OaUser>;
  readonly uploads: Map<string, { name: string; bytes: Uint8Array; at: number }>;
  /** Parameters of each approved template. */
  readonly templates: ReadonlyMap<string, readonly string[]>;
  /** Whether messages between 48 hours and 7 days are paid for. */
  readonly paid: { linked: boolean };
  readonly log: (call: OaCallLog) => void;
}

const ROUTES: Readonly<Record<string, OaMethod>> = {
  "/v4/oa/access_token": "token",
  "/v3.0/oa/message/cs": "message",
  "/v3.0/oa/message/template": "template",
  "/v2.0/oa/upload/file": "upload",
  "/v2.0/oa/upload/image": "upload",
};

const FREE_MS = 48 * 60 * 60 * 1000;
const WINDOW_MS = 7 * 24 * 60 * 60 * 1000;
const MAX_FILE_BYTES = 5 * 1024 * 1024;
const MAX_IMAGE_BYTES = 1024 * 1024;
const ASSET_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

/** Answers one HTTP request like openapi.zalo.me and oauth.zaloapp.com. */
export async function answerOaCall(
  parts: OaParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? "";
  const method = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  const args: Record<string, unknown> = {};
  let fault: ZaloFault | undefined;
  let failure: OaFailure | undefined;
  let answer: unknown;
  try {
    if (path === "/v2.0/oa/message") throw refusals.v2();
    if (method === undefined || request.method !== "POST") throw refusals.noApi();
    await readArgs(request, args);
    fault = parts.faults.next(method, userOf(args));
    if (fault?.kind === "delay") await pause(fault.ms);
    if (fault !== undefined) throwFault(fault);
    answer = run(parts, method, path, request, args);
  } catch (error) {
    if (error instanceof OaFailure) failure = error;
    else if (error instanceof ZaloFailure) failure = new OaFailure(error.code, error.message);
    else failure = new OaFailure(-100, `fake: ${String(error)}`);
  }
  const lost = fault?.kind === "reset";
  if (method !== undefined) {
    parts.log({ method, args, ok: failure === undefined && !lost, error: failure?.message });
  }
  if (lost) request.socket.destroy();
  else if (fault?.kind === "serverError") {
    response.writeHead(fault.status, { "content-type": "text/html" }).end("<html>Bad Gateway</html>");
  } else if (failure === undefined) sendJson(response, answer);
  // The token endpoint reports by `error_name`; the others by `error` and `message`. All with HTTP 200.
  else if (method === "token") sendJson(response, oauthError(failure.code, failure.message, ""));
  else sendJson(response, { error: failure.code, message: failure.message });
}

function run(
  parts: OaParts,
  method: OaMethod,
  path: string,
  request: IncomingMessage,
  args: Readonly<Record<string, unknown>>,
): unknown {
  if (method === "token") return token(parts, request, args);
  const header = request.headers["access_token"];
  parts.tokens.check(typeof header === "string" ? header : undefined);
  switch (method) {
    case "message":
      return success(message(parts, args));
    case "template":
      return success(template(parts, args));
    case "upload":
      return success(upload(parts, path.endsWith("/image") ? "image" : "file", args["file"]));
    default:
      return method satisfies never;
  }
}

function token(parts: OaParts, request: IncomingMessage, args: Readonly<Record<string, unknown>>): unknown {
  if (request.headers["secret_key"] !== parts.appSecret) return oauthError(-14_004, "Invalid secret key", "");
  if (args["app_id"] !== parts.appId) return oauthError(-14_002, "Invalid appId", "");
  if (args["grant_type"] === "refresh_token") return parts.tokens.refresh(String(args["refresh_token"]));
  const verifier = args["code_verifier"];
  return parts.tokens.exchange(String(args["code"]), typeof verifier === "string" ? verifier : null);
}

function message(parts: OaParts, args: Readonly<Record<string, unknown>>): unknown {
  const asked = checkOaMessage(args);
  const user = reachable(parts, asked.userId);
  const file = asked.file === undefined ? undefined : uploaded(parts, asked.file);
  const image = asked.image === undefined ? undefined : uploaded(parts, asked.image);
  const id = newMessageId();
  user.show({
    id,
    from: "oa",
    text: asked.text,
    buttons: asked.buttons,
    ...(file === undefined ? {} : { file: { name: file.name, bytes: file.bytes } }),
    ...(image === undefined ? {} : { picture: image.bytes }),
  });
  return { message_id: id, user_id: user.id };
}

/** Windows of messages of type "tư vấn". */
function reachable(parts: OaParts, userId: string): OaUser {
  const user = parts.users.get(userId);
  if (user === undefined) throw refusals.invalid("user_id");
  if (user.restricts) throw refusals.restricted();
  if (user.lastSeen === undefined) throw refusals.neverSeen();
  const since = parts.now() - user.lastSeen;
  if (since > WINDOW_MS) throw refusals.sevenDays();
  if (since > FREE_MS && !parts.paid.linked) throw refusals.notLinked();
  return user;
}

function uploaded(parts: OaParts, id: string): { name: string; bytes: Uint8Array } {
  const found = parts.uploads.get(id);
  if (found === undefined) throw refusals.invalid("token");
  if (parts.now() - found.at > ASSET_LIFE_MS) throw refusals.expiredAsset();
  return found;
}

function template(parts: OaParts, args: Readonly<Record<string, unknown>>): unknown {
  const {
    user_id: userId,
    template_id: id,
    template_data: data,
  } = fields(args, "body", ["user_id", "template_id", "template_data"]);
  const user = parts.users.get(String(userId));
  if (user === undefined) throw refusals.invalid("user_id");
  if (user.restricts) throw refusals.restricted();
  const parameters = parts.templates.get(String(id));
  if (parameters === undefined) throw refusals.badTemplate();
  const given = fields(data, "template_data", parameters);
  for (const name of parameters) {
    if (typeof given[name] !== "string" || given[name] === "") throw refusals.missingParameter(name);
  }
  const messageId = newMessageId();
  user.show({
    id: messageId,
    from: "oa",
    text: "",
    buttons: [],
    template: {
      id: String(id),
      data: Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)])),
    },
  });
  return {
    message_id: messageId,
    user_id: user.id,
    sent_time: String(parts.now()),
    quota: { quota_type: "purchase_quota", remain: 100 },
  };
}

function upload(parts: OaParts, kind: "file" | "image", file: unknown): unknown {
  if (!(file instanceof File)) throw refusals.invalid("file");
  const bytes = uploadBytes.get(file) ?? new Uint8Array();
  const wanted = kind === "file" ? /\.(pdf|docx?|csv)$/i : /\.(jpe?g|png)$/i;
  if (!wanted.test(file.name)) throw refusals.invalid("file");
  if (bytes.length === 0 || bytes.length > (kind === "file" ? MAX_FILE_BYTES : MAX_IMAGE_BYTES)) {
    throw refusals.tooLong();
  }
  const id = newMessageId();
  parts.uploads.set(id, { name: file.name, bytes, at: parts.now() });
  return kind === "file" ? { token: id } : { attachment_id: id };
}

const uploadBytes = new WeakMap<File, Uint8Array>();

function userOf(args: Readonly<Record<string, unknown>>): string | undefined {
  const { recipient } = args;
  const nested =
    typeof recipient === "object" && recipient !== null && "user_id" in recipient
      ? recipient.user_id
      : undefined;
  const id = nested ?? args["user_id"];
  return typeof id === "string" ? id : undefined;
}

async function readArgs(request: IncomingMessage, args: Record<string, unknown>): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("application/json")) {
    const value: unknown = JSON.parse(body.toString("utf8"));
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw refusals.invalid("body");
    Object.assign(args, value);
    return;
  }
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  for (const [name, value] of form) {
    args[name] = value;
    if (typeof value !== "string") uploadBytes.set(value, new Uint8Array(await value.arrayBuffer()));
  }
}

function success(data: unknown): unknown {
  return { data, error: 0, message: "Success" };
}

function sendJson(response: ServerResponse, answer: unknown): void {
  const body = Buffer.from(JSON.stringify(answer));
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
}
