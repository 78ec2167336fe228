import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { checkZaloCall } from "./checkZaloCall.ts";
import type { ZaloEvents } from "./ZaloEvents.ts";
import { throwFault, type ZaloFault, type ZaloFaults } from "./ZaloFaults.ts";
import { badRequest, ZaloFailure } from "./ZaloFailure.ts";
import { newZaloId, type ZaloUser } from "./ZaloUser.ts";

export interface ZaloCallLog {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** False also when the call took effect but its answer was lost in a planned fault. */
  readonly ok: boolean;
  readonly error: string | undefined;
}

export interface ZaloParts {
  readonly token: string;
  readonly now: () => number;
  readonly events: ZaloEvents;
  readonly faults: ZaloFaults;
  readonly users: ReadonlyMap<string, ZaloUser>;
  /** Messages that may still be sent this month. */
  readonly quota: { left: number };
  /** HTTP status of a refusal: 200 like every answer, or its code. */
  readonly refusalStatus: "ok" | "code";
  readonly log: (call: ZaloCallLog) => void;
}

/** Longest wait of getUpdates. */
const MAX_POLL_SECONDS = 60;
const DEFAULT_POLL_SECONDS = 30;

/** Answers one HTTP request like bot-api.zaloplatforms.com. */
export async function answerZaloCall(
  parts: ZaloParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, token = "", method = ""] = /^\/bot([^/]+)\/([^/?]+)$/.exec(request.url ?? "") ?? [];
  let args: Record<string, unknown> = {};
  let fault: ZaloFault | undefined;
  let failure: ZaloFailure | undefined;
  let result: unknown;
  try {
    if (method === "") throw new ZaloFailure(404, "Not Found");
    if (decodeURIComponent(token) !== parts.token) throw new ZaloFailure(401, "Unauthorized");
    args = await readArgs(request);
    checkZaloCall(method, args);
    fault = parts.faults.next(method, chatIdOf(args));
    if (fault?.kind === "delay") await pause(fault.ms);
    if (fault !== undefined) throwFault(fault);
    const hungUp = new AbortController();
    const closed = () => hungUp.abort();
    request.socket.once("close", closed);
    // The connection stays open for the next calls.
    result = await run(parts, method, args, hungUp.signal).finally(() => request.socket.off("close", closed));
  } catch (error) {
    failure = error instanceof ZaloFailure ? error : new ZaloFailure(500, `fake: ${String(error)}`);
  }
  const lost = fault?.kind === "reset";
  parts.log({ method, args, ok: failure === undefined && !lost, error: failure?.message });
  if (lost) request.socket.destroy();
  else if (fault?.kind === "serverError") {
    response.writeHead(fault.status, { "content-type": "text/html" }).end("<html>Bad Gateway</html>");
  } else if (failure !== undefined) {
    const status = parts.refusalStatus === "ok" ? 200 : failure.code;
    sendJson(response, status, { ok: false, description: failure.message, error_code: failure.code });
  } else sendJson(response, 200, { ok: true, result });
}

async function run(
  parts: ZaloParts,
  method: string,
  args: Readonly<Record<string, unknown>>,
  hungUp: AbortSignal,
): Promise<unknown> {
  const { events } = parts;
  switch (method) {
    case "getMe":
      return {
        id: parts.token.split(":")[0],
        account_name: "bot.Kiemtra",
        account_type: "BASIC",
        can_join_groups: false,
      };
    case "getUpdates": {
      if (events.url !== "") throw badRequest("fake: getUpdates does not work while a webhook is set");
      const seconds = Math.min(Number(args["timeout"] ?? DEFAULT_POLL_SECONDS), MAX_POLL_SECONDS);
      const event = await events.take(seconds * 1_000, hungUp);
      if (event === undefined) throw new ZaloFailure(408, "Request timeout");
      return event.body;
    }
    case "setWebhook": {
      events.setWebhook(String(args["url"]), String(args["secret_token"]));
      const status = await events.post("", {});
      const ok = status !== null && status < 300;
      return {
        url: events.url,
        updated_at: parts.now(),
        verification: { ok, status_code: status, outcome: ok ? "OK" : "FAILED", hint: "" },
      };
    }
    case "deleteWebhook":
      events.setWebhook("", "");
      return { url: "", updated_at: parts.now() };
    case "getWebhookInfo":
      return { url: events.url, updated_at: parts.now() };
    case "sendChatAction":
      userOf(parts, args).typing += 1;
      return undefined;
    default:
      return send(parts, args);
  }
}

function send(parts: ZaloParts, args: Readonly<Record<string, unknown>>): unknown {
  const user = userOf(parts, args);
  if (parts.quota.left <= 0) throw new ZaloFailure(429, "Quota exceeded");
  parts.quota.left -= 1;
  const id = newZaloId();
  const { text, caption, photo } = args;
  user.show({
    id,
    from: "bot",
    text: typeof text === "string" ? text : typeof caption === "string" ? caption : "",
    ...(typeof photo === "string" ? { photo } : {}),
  });
  return { message_id: id, date: parts.now() };
}

/** How Zalo refuses a stranger or a person who blocked the bot is not documented. */
function userOf(parts: ZaloParts, args: Readonly<Record<string, unknown>>): ZaloUser {
  const user = parts.users.get(chatIdOf(args) ?? "");
  if (user === undefined) throw new ZaloFailure(404, "Not Found");
  if (user.blocked) throw new ZaloFailure(403, "Internal server error");
  return user;
}

function chatIdOf(args: Readonly<Record<string, unknown>>): string | undefined {
  const id = args["chat_id"];
  return typeof id === "string" ? id : undefined;
}

async function readArgs(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks).toString("utf8");
  if (body === "") return {};
  if (request.headers["content-type"]?.startsWith("application/json") !== true) {
    throw badRequest("fake: only JSON is read here");
  }
  const value: unknown = JSON.parse(body);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw badRequest("fake: no object");
  return { ...value };
}

function sendJson(response: ServerResponse, status: number, answer: object): void {
  const body = Buffer.from(JSON.stringify(answer));
  response.writeHead(status, { "content-type": "application/json", "content-length": body.length }).end(body);
}
