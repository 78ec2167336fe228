import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

export interface HttpCall {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: Uint8Array | string;
  /** For everything, from the connection to the last byte of the answer. */
  readonly timeoutMs: number;
  /** An answer that grows beyond it is cut off. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
}

export type HttpAnswer =
  | { readonly kind: "answer"; readonly status: number; readonly body: Buffer }
  | { readonly kind: "tooLarge" }
  /** No answer: no connection, cut, timed out, stopped by the signal. */
  | { readonly kind: "noAnswer"; readonly error: string };

export interface HttpClient {
  send(call: HttpCall): Promise<HttpAnswer>;
  close(): void;
}

/** 20 messages, one long poll and a few file downloads at once. */
const MAX_SOCKETS = 32;

/**
 * HTTP to one server over connections that stay open. Node's own client and not `fetch`, which costs more
 * than twice the CPU per call. Redirects are never followed.
 * @param root address without a final slash, e.g. "https://api.telegram.org"
 */
export function createHttpClient(root: string): HttpClient {
  const base = new URL(root);
  const prefix = base.pathname.replace(/\/+$/, "");
  const secure = base.protocol === "https:";
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS };
  const agent = secure ? new HttpsAgent(options) : new HttpAgent(options);
  const open = secure ? httpsRequest : httpRequest;

  return {
    send: (call) =>
      new Promise((resolve) => {
        const request = open({
          agent,
          hostname: base.hostname.replace(/^\[|\]$/g, ""),
          port: base.port === "" ? undefined : Number(base.port),
          path: `${prefix}${call.path}`,
          method: call.method,
          headers: {
            ...call.headers,
            ...(call.body === undefined ? {} : { "content-length": Buffer.byteLength(call.body) }),
          },
        });
        const stop = () => request.destroy(new Error("stopped"));
        // A timer of our own: an AbortSignal.timeout per call would live on until its time has come.
        const timer = setTimeout(() => {
          request.destroy(new Error(`no answer within ${call.timeoutMs} ms`));
        }, call.timeoutMs);
        const settle = (answer: HttpAnswer) => {
          clearTimeout(timer);
          call.signal?.removeEventListener("abort", stop);
          resolve(answer);
        };
        const fail = (error: Error) => settle({ kind: "noAnswer", error: describe(error) });
        request.on("error", fail);
        request.on("response", (response) => {
          response.on("error", fail);
          collect(response, call.maxBytes, settle);
        });
        if (call.signal?.aborted) stop();
        else call.signal?.addEventListener("abort", stop, { once: true });
        request.end(call.body);
      }),
    close: () => agent.destroy(),
  };
}

function collect(response: IncomingMessage, maxBytes: number, resolve: (answer: HttpAnswer) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) {
      resolve({ kind: "tooLarge" });
      response.destroy();
    } else chunks.push(chunk);
  });
  response.on("end", () =>
    resolve({ kind: "answer", status: response.statusCode ?? 0, body: Buffer.concat(chunks) }),
  );
}

/** Code and text of the deepest cause; several addresses tried in vain come as an AggregateError without a text. */
function describe(error: Error): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  const cause = first instanceof Error ? first : error;
  return cause.message;
}
