import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { ApiFailure } from "./ApiFailure.ts";
import { botApiMethods, unansweredMethods } from "./botApi.ts";
import { botMethods } from "./botMethods.ts";
import { checkCall } from "./checkCall.ts";
import type { FakeState } from "./FakeState.ts";
import { throwFault, type FaultAction, type FaultPlan } from "./FaultPlan.ts";
import type { FloodControl } from "./FloodControl.ts";
import type { JsonObject } from "./json.ts";
import type { LongPoll } from "./LongPoll.ts";
import { messageMethods } from "./messageMethods.ts";
import { chatIdOf } from "./methodContext.ts";
import { decodeCall, readBody, type DecodedCall } from "./readRequest.ts";
import type { UpdateQueue } from "./UpdateQueue.ts";
import type { WebhookSender } from "./WebhookSender.ts";

export interface LoggedCall {
  /** `performance.now()` when the call was complete. */
  readonly at: number;
  readonly method: string;
  readonly chatId: number | undefined;
  readonly args: JsonObject;
  /** Uploaded files by the name of their part. */
  readonly files: DecodedCall["files"];
  /** False also when the call took effect but the answer was lost in a planned fault. */
  readonly ok: boolean;
  readonly error: string | undefined;
  readonly fault: FaultAction["kind"] | undefined;
  readonly result: unknown;
}

export interface FakeParts {
  readonly token: string;
  readonly state: FakeState;
  readonly queue: UpdateQueue;
  readonly webhook: WebhookSender;
  readonly poll: LongPoll;
  readonly faults: FaultPlan;
  readonly flood: FloodControl | undefined;
  readonly log: (call: LoggedCall) => void;
}

/** Answers one HTTP request like api.telegram.org: a method call, or the download of a file. */
export async function answerRequest(
  parts: FakeParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const match = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(decodeURIComponent(url.pathname));
  const [, file, token, rest = ""] = match ?? [];
  if (!match) sendFailure(response, new ApiFailure(404, "Not Found"));
  else if (token !== parts.token)
    sendFailure(response, new ApiFailure(401, "Unauthorized: invalid token specified"));
  else if (file !== undefined) download(parts, rest, response);
  else await answerCall(parts, rest, url.searchParams, request, response);
}

async function answerCall(
  parts: FakeParts,
  methodName: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = botApiMethods.get(methodName.toLowerCase())?.name ?? methodName;
  let decoded: DecodedCall = { args: {}, files: new Map() };
  let chatId: number | undefined;
  let fault: FaultAction | undefined;
  let outcome: { result: unknown } | { failure: ApiFailure };
  try {
    const body = await readBody(request);
    const fields = fieldsOf(methodName);
    decoded = await decodeCall(request.headers["content-type"] ?? "", query, body, fields);
    checkCall(method, fields, decoded.args);
    chatId = chatIdOf(decoded.args);
    fault = parts.faults.next(method, chatId);
    if (fault?.kind === "delay") await pause(fault.ms);
    if (fault) throwFault(fault);
    parts.flood?.check(method, chatId);
    outcome = { result: await run(parts, method, decoded, request) };
  } catch (error) {
    outcome = {
      failure:
        error instanceof ApiFailure ? error : new ApiFailure(500, `Internal Server Error: ${String(error)}`),
    };
  }
  const failure = "failure" in outcome ? outcome.failure : undefined;
  const lost = fault?.kind === "reset" || fault?.kind === "hang";
  parts.log({
    at: performance.now(),
    method,
    chatId,
    ...decoded,
    ok: failure === undefined && !lost,
    error: failure?.message ?? (lost ? "fake: the answer was lost" : undefined),
    fault: fault?.kind,
    result: "result" in outcome ? outcome.result : undefined,
  });
  if (fault?.kind === "reset") request.socket.destroy();
  else if (fault?.kind === "serverError") {
    response.writeHead(fault.status, { "content-type": "text/html" }).end("<html>Bad Gateway</html>");
  } else if (fault?.kind !== "hang") {
    if (failure) sendFailure(response, failure);
    else sendJson(response, 200, { ok: true, result: "result" in outcome ? outcome.result : undefined });
  }
}

function fieldsOf(methodName: string) {
  const known = botApiMethods.get(methodName.toLowerCase());
  if (known) return known.fields;
  if (unansweredMethods.has(methodName.toLowerCase())) {
    throw new ApiFailure(
      501,
      `fake: ${methodName} is a method of the Bot API, but this server does not answer it`,
    );
  }
  throw new ApiFailure(404, "Not Found: method not found");
}

function run(parts: FakeParts, method: string, decoded: DecodedCall, request: IncomingMessage): unknown {
  if (method === "getUpdates") return parts.poll.getUpdates(decoded.args, request);
  const answer = messageMethods[method] ?? botMethods[method];
  if (!answer) throw new Error(`fake: ${method} is described in botApi.json but not written`);
  return answer({ ...parts, ...decoded });
}

function download({ state }: FakeParts, path: string, response: ServerResponse): void {
  const file = [...state.files.values()].find((one) => one.path === path);
  if (!file) sendFailure(response, new ApiFailure(404, "Not Found"));
  else {
    const headers = { "content-type": "application/octet-stream", "content-length": file.bytes.length };
    response.writeHead(200, headers).end(file.bytes);
  }
}

function sendFailure(response: ServerResponse, failure: ApiFailure): void {
  sendJson(response, failure.code, {
    ok: false,
    error_code: failure.code,
    description: failure.message,
    ...(failure.parameters ? { parameters: failure.parameters } : {}),
  });
}

function sendJson(response: ServerResponse, status: number, answer: object): void {
  const body = Buffer.from(JSON.stringify(answer));
  response.writeHead(status, { "content-type": "application/json", "content-length": body.length }).end(body);
}
