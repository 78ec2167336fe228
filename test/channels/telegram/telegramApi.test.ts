import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { createTelegramApi } from "../../../src/channels/telegram/telegramApi.ts";

const close: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of close.splice(0).toReversed()) await step();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close.push(
    () => void server.close(),
    () => server.closeAllConnections(),
  );
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

describe("client of the Bot API", () => {
  it("keeps its connection open from call to call", async () => {
    let connections = 0;
    const server = createServer((_request, response) => response.end('{"ok":true,"result":1}'));
    server.on("connection", () => (connections += 1));
    const api = createTelegramApi({ token: "1:x", apiRoot: await listen(server) });
    close.push(() => api.close());
    for (let index = 0; index < 20; index += 1) await api.call("getMe", {});
    expect(connections).toBe(1);
  });

  it("calls a server under a path, as a proxy in front of the Bot API may have", async () => {
    const seen: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      seen.push(request.url);
      response.end('{"ok":true,"result":1}');
    });
    const api = createTelegramApi({ token: "1:x", apiRoot: `${await listen(server)}/telegram` });
    close.push(() => api.close());
    await api.call("getMe", {});
    await api.download("documents/tệp 1.pdf", 10);
    expect(seen).toEqual(["/telegram/bot1:x/getMe", "/telegram/file/bot1:x/documents/t%E1%BB%87p%201.pdf"]);
  });

  it.each<[answer: string, body: string, status: number, expected: object]>([
    ["a page", "<html>", 502, { kind: "unreachable", error: "HTTP 502 without an answer of the Bot API" }],
    ["nothing", "", 200, { kind: "unreachable", error: "HTTP 200 without an answer of the Bot API" }],
    ["JSON of something else", "[]", 200, { kind: "unreachable" }],
    ["a redirect", "", 302, { kind: "unreachable", error: "HTTP 302 without an answer of the Bot API" }],
    [
      "a refusal with parameters that are none",
      '{"ok":false,"error_code":400,"description":"Bad Request","parameters":7}',
      400,
      { kind: "refused", errorCode: 400, description: "Bad Request" },
    ],
  ])("%s is no success", async (_answer, body, status, expected) => {
    const server = createServer((_request, response) =>
      response.writeHead(status, { location: "/x" }).end(body),
    );
    const api = createTelegramApi({ token: "1:x", apiRoot: await listen(server) });
    close.push(() => api.close());
    expect(await api.call("getMe", {})).toMatchObject({ ok: false, ...expected });
  });

  it("stops reading an answer without end", async () => {
    const server = createServer((_request, response) => {
      const block = Buffer.alloc(1024 * 1024, " ");
      const more = () => {
        while (response.writable && response.write(block));
      };
      response.on("drain", more);
      more();
    });
    const api = createTelegramApi({ token: "1:x", apiRoot: await listen(server) });
    close.push(() => api.close());
    expect(await api.call("getMe", {})).toMatchObject({ ok: false, kind: "unreachable" });
    expect(await api.download("x", 1000)).toEqual({ kind: "tooLarge" });
  });

  it("ends a waiting call when it is told to stop", async () => {
    const server = createServer(() => {});
    const api = createTelegramApi({ token: "1:x", apiRoot: await listen(server) });
    close.push(() => api.close());
    const controller = new AbortController();
    const call = api.call("getUpdates", {}, { signal: controller.signal });
    controller.abort();
    expect(await call).toEqual({ ok: false, kind: "unreachable", error: "stopped" });
    expect(await api.call("getMe", {}, { signal: controller.signal })).toMatchObject({ error: "stopped" });
  });
});
