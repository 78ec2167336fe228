import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillTemplate } from "../../src/http/page/fillTemplate.ts";
import { loadPages } from "../../src/http/page/loadPages.ts";
import { WebClient } from "./WebClient.ts";
import { webWorld, type WebWorld } from "./webWorld.ts";

let world: WebWorld;
let ready = true;
beforeAll(async () => {
  world = await webWorld({ http: { ready: async () => ({ ok: ready, details: { database: ready } }) } });
});
afterAll(() => world.close());

describe("the page", () => {
  it("is Vietnamese for strangers, in the person's language afterwards", async () => {
    const client = new WebClient(world.url);
    expect(await (await client.fetch("/chat")).text()).toContain('<html lang="vi">');
    await client.open(await world.invite(await world.person("John", "en")));
    await client.until((messages) => messages.length === 1);
    const page = await (await client.fetch("/chat")).text();
    expect(page).toContain('<html lang="en">');
    expect(page).not.toMatch(/\{\{/);
  });

  it("names everything it loads by version, and that is kept for a year", async () => {
    const html = await (await fetch(`${world.url}/chat`)).text();
    const addresses = [...html.matchAll(/"(\/web\/[^"]+)"/g)].map(([, address]) => address ?? "");
    expect(addresses.length).toBeGreaterThan(8);
    for (const address of addresses) {
      const response = await fetch(world.url + address);
      expect([address, response.status]).toEqual([address, 200]);
      expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    }
    const { version } = loadPages("vi");
    const script = await (await fetch(`${world.url}/web/chat.js?v=${version}`)).text();
    for (const [, imported] of script.matchAll(/from "\.\/([^"]+)"/g)) {
      expect(imported).toMatch(new RegExp(`\\?v=${version}$`));
    }
  });

  it("is compressed, and not sent again when unchanged", async () => {
    const response = await fetch(`${world.url}/web/chat.css`, { headers: { "accept-encoding": "gzip" } });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    const etag = response.headers.get("etag") ?? "";
    const again = await fetch(`${world.url}/web/chat.css`, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
  });

  it("serves the worker and the manifest filled in", async () => {
    const worker = await fetch(`${world.url}/sw.js`);
    expect(worker.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(await worker.text()).not.toMatch(/\{\{/);
    const manifest = await (await fetch(`${world.url}/manifest.webmanifest`)).json();
    expect(manifest).toMatchObject({ name: "Kiểm tra cải cách hành chính", id: "/chat", start_url: "/chat" });
  });

  it.each(["/web/../package.json", "/web/%2e%2e/package.json", "/web/index.html", "/web/x", "/nothing"])(
    "%s is not there",
    async (path) => {
      const response = await fetch(world.url + path);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain("Không có trang này");
    },
  );

  it("/ leads to the chat", async () => {
    const response = await fetch(world.url, { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([303, "/chat"]);
  });
});

describe("fillTemplate", () => {
  it("escapes by the kind of file and refuses a name without a value", () => {
    expect(fillTemplate('<a title="{{x}}">', ".html", { x: `"><b>&` })).toBe(
      '<a title="&quot;&gt;&lt;b&gt;&amp;">',
    );
    expect(fillTemplate('{"name": "{{x}}"}', ".webmanifest", { x: 'a"b\n' })).toBe('{"name": "a\\"b\\n"}');
    expect(fillTemplate("{{texts}}", ".html", { texts: '{"a":"</script>"}' })).toBe(
      '{"a":"\\u003c/script>"}',
    );
    expect(() => fillTemplate("{{y}}", ".html", {})).toThrow("unknown text: y");
  });
});

describe("operations", () => {
  it("healthz, readyz and metrics answer for the supervisor", async () => {
    expect(await (await fetch(`${world.url}/healthz`)).json()).toEqual({ ok: true });
    expect(await (await fetch(`${world.url}/readyz`)).json()).toEqual({ ok: true, database: true });
    ready = false;
    const red = await fetch(`${world.url}/readyz`);
    expect([red.status, await red.json()]).toEqual([503, { ok: false, database: false }]);
    const metrics = await fetch(`${world.url}/metrics`);
    expect(metrics.headers.get("content-type")).toContain("text/plain");
    expect(await metrics.text()).toBe("kiemtra_up 1\n");
  });
});

describe("a failure", () => {
  it("answers the page in Vietnamese, tells the operator, and never the code of a link", async () => {
    const paths: string[] = [];
    const broken = await webWorld({
      http: {
        inviteCodeHash: () => {
          throw new Error("broken");
        },
        onError: (_, request) => paths.push(request.path),
      },
    });
    const response = await fetch(`${broken.url}/i/SECRETCODE`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("Hệ thống đang tạm gián đoạn");
    expect(paths).toEqual(["/i/:code"]);
    await broken.close();
  });
});
