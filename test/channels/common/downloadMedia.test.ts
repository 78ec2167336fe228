import { createServer, type Server, type ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { downloadMedia, isPublic, type Reach } from "../../../src/channels/common/downloadMedia.ts";

const BYTES = Buffer.alloc(1000, 7);
const ANSWERS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  "/photo.jpg": (response) => response.end(BYTES),
  "/chunked.jpg": (response) => {
    response.write(BYTES.subarray(0, 500));
    response.end(BYTES.subarray(500));
  },
  "/gone.jpg": (response) => response.writeHead(404).end(),
  "/expired.jpg": (response) => response.writeHead(403).end(),
  "/busy.jpg": (response) => response.writeHead(503).end(),
  "/moved.jpg": (response) => response.writeHead(302, { location: "/photo.jpg" }).end(),
  "/cut.jpg": (response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write(BYTES.subarray(0, 500), () => response.destroy());
  },
};

let server: Server;
let port: number;
let asked: string[];
beforeAll(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    ANSWERS[request.url ?? ""]?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  ({ port } = address);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The test's own server stands in for Zalo's. */
const HERE: Reach = { protocols: ["http:"], isAllowed: (address) => address === "127.0.0.1" };
const get = (path: string, limit = 1000, reach = HERE) =>
  downloadMedia(`http://127.0.0.1:${port}${path}`, limit, reach);

describe("a file that an event names", () => {
  it.each(["/photo.jpg", "/chunked.jpg"])("%s is fetched", async (path) => {
    expect(await get(path)).toEqual({ ok: true, bytes: BYTES });
  });

  it.each([
    ["/photo.jpg", 999, { ok: false, reason: "too_large", size: 1000 }],
    ["/chunked.jpg", 999, { ok: false, reason: "too_large", size: undefined }],
    ["/gone.jpg", 1000, { ok: false, reason: "gone" }],
    ["/expired.jpg", 1000, { ok: false, reason: "gone" }],
    ["/busy.jpg", 1000, { ok: false, reason: "unreachable", error: "HTTP 503 for a file" }],
    ["/moved.jpg", 1000, { ok: false, reason: "unreachable", error: "HTTP 302 for a file" }],
    ["/cut.jpg", 1000, { ok: false, reason: "unreachable" }],
  ])("%s, at most %i bytes", async (path, limit, expected) => {
    expect(await get(path, limit)).toMatchObject(expected);
  });

  it("is not looked for in the service's own network", async () => {
    asked = [];
    const hosts = ["127.0.0.1", "[::1]", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"];
    const open: Reach = { protocols: ["http:"], isAllowed: isPublic };
    for (const host of hosts) {
      expect(await downloadMedia(`http://${host}:${port}/photo.jpg`, 1000, open)).toMatchObject({
        ok: false,
      });
    }
    expect(asked).toEqual([]);
  });

  it.each(["http://f.zdn.vn/a.jpg", "file:///etc/passwd", "ftp://f.zdn.vn/a", "a.jpg", ""])(
    "%j is no address of a file",
    async (address) => {
      expect(await downloadMedia(address, 1000)).toEqual({ ok: false, reason: "gone" });
    },
  );

  it.each([
    ["14.225.10.1", true],
    ["2001:4860:4860::8888", true],
    ["10.0.0.1", false],
    ["172.31.255.255", false],
    ["172.32.0.1", true],
    ["169.254.169.254", false],
    ["100.100.100.200", false],
    ["255.255.255.255", false],
    ["::1", false],
    ["::ffff:10.0.0.1", false],
    ["fd00::1", false],
    ["fe80::1", false],
    ["no address", false],
  ])("%s is on the open internet: %s", (address, expected) => {
    expect(isPublic(address)).toBe(expected);
  });
});
