import dns, { type LookupAddress, type LookupOptions } from "node:dns";
import { createServer, type Server, type ServerResponse } from "node:http";
import { syncBuiltinESMExports } from "node:module";
import { isIP } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  ANYWHERE,
  downloadMedia,
  OPEN_INTERNET,
  type Reach,
} from "../../../src/channels/common/downloadMedia.ts";

type Done = (error: null, address: string | LookupAddress[], family?: number) => void;

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

const get = (path: string, limit = 1000) => downloadMedia(`http://127.0.0.1:${port}${path}`, limit, ANYWHERE);

/** The test's own server has no certificate. */
const OPEN_BY_HTTP: Reach = { ...OPEN_INTERNET, protocols: ["http:"] };

/** What names resolve to in these tests: each question gets the next answer, the last one stays. */
let names: Record<string, string[][]> = {};
let questions: string[];
const { lookup } = dns;
beforeEach(() => {
  asked = [];
  questions = [];
  names = {};
  Reflect.set(dns, "lookup", (hostname: string, options: LookupOptions, done: Done) => {
    questions.push(hostname);
    const answers = names[hostname] ?? [["203.0.113.1"]];
    const found = (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
    const addresses = found.map((address) => ({ address, family: isIP(address) }));
    const [first] = addresses;
    if (options.all === true) done(null, addresses);
    else done(null, first?.address ?? "", first?.family);
  });
  syncBuiltinESMExports();
});
afterEach(() => {
  Reflect.set(dns, "lookup", lookup);
  syncBuiltinESMExports();
});

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

  it("F60: is not looked for in the service's own network", async () => {
    for (const host of ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0.0.0.0"]) {
      const file = await downloadMedia(`http://${host}:${port}/photo.jpg`, 1000, OPEN_BY_HTTP);
      expect([host, file]).toMatchObject([host, { ok: false, reason: "unreachable" }]);
    }
    expect(asked).toEqual([]);
  });

  it.each([
    "127.0.0.1",
    "10.0.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.100.100.200",
    "198.18.0.1",
    "0.0.0.0",
    "255.255.255.255",
    "::1",
    "::",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "fd00::1",
    "fe80::1",
  ])("a name that resolves to %s is not asked", async (address) => {
    names = { "f.zdn.vn": [[address]], "g.zdn.vn": [["14.225.10.1", address]] };
    for (const host of ["f.zdn.vn", "g.zdn.vn"]) {
      const file = await downloadMedia(`http://${host}:${port}/photo.jpg`, 1000, OPEN_BY_HTTP);
      expect(file).toMatchObject({ error: expect.stringContaining("not allowed") });
    }
    expect(asked).toEqual([]);
  });

  it("F60: is fetched from the address that was judged, whatever the name resolves to afterwards", async () => {
    const onlyHere: Reach = { protocols: ["http:"], filter: { allowIPAddressList: ["127.0.0.1"] } };
    names = { "f.zdn.vn": [["127.0.0.1"], ["10.0.0.1"]] };
    const address = `http://f.zdn.vn:${port}/photo.jpg`;
    expect(await downloadMedia(address, 1000, onlyHere)).toEqual({ ok: true, bytes: BYTES });
    expect(questions).toEqual(["f.zdn.vn"]);
    expect(await downloadMedia(address, 1000, onlyHere)).toMatchObject({ ok: false });
    expect(asked).toEqual(["/photo.jpg"]);
  });

  it.each(["http://f.zdn.vn/a.jpg", "file:///etc/passwd", "ftp://f.zdn.vn/a", "a.jpg", ""])(
    "%j is no address of a file",
    async (address) => {
      expect(await downloadMedia(address, 1000)).toEqual({ ok: false, reason: "gone" });
    },
  );
});
