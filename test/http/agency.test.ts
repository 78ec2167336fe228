import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAgencySignIn } from "../../src/http/agency/createAgencySignIn.ts";
import { performAct } from "../../src/messaging/act.ts";
import { setAgencyId } from "../../src/usecases/people/personOfAgency.ts";
import { agencySettings, agencyVariables } from "../../src/http/agency/agencySettings.ts";
import { startOidcProvider, type Lie, type OidcProvider } from "../support/startOidcProvider.ts";
import { json, WebClient } from "./WebClient.ts";
import { webWorld, type WebWorld } from "./webWorld.ts";

const DAY = 24 * 60 * 60 * 1000;

/** A browser that goes to the provider and comes back, with the cookies of both. */
class Browser extends WebClient {
  readonly #provider = new WebClient("");

  /** Follows the way out to the provider, signs in there as this account, and gives the way back. */
  async leaves(account: string, stops = false): Promise<string> {
    const out = await this.fetch("/sign-in");
    expect(out.status).toBe(303);
    let next = out.headers.get("location") ?? "";
    for (let step = 0; step < 12; step += 1) {
      if (next.startsWith(this.base)) return next.slice(this.base.length);
      const response = await this.#provider.fetch(next);
      const location = response.headers.get("location");
      if (location !== null) {
        next = new URL(location, next).href;
        continue;
      }
      const html = await response.text();
      if (stops) {
        next = new URL(/href="([^"]+\/abort)"/.exec(html)?.[1] ?? "", next).href;
        continue;
      }
      const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? "";
      const body = new URLSearchParams({ prompt, login: account, password: "x" });
      const answered = await this.#provider.fetch(next, { method: "POST", body });
      next = new URL(answered.headers.get("location") ?? "", next).href;
    }
    throw new Error(`the provider did not send back: ${next}`);
  }

  /** Signs in; the answer of the service to the way back. */
  async signsIn(account: string): Promise<Response> {
    return this.fetch(await this.leaves(account));
  }
}

describe("the agency's own sign-in", () => {
  let provider: OidcProvider;
  let world: WebWorld;
  let byNumber: WebWorld;
  let lan: string;
  beforeAll(async () => {
    provider = await startOidcProvider();
    world = await worldWith("email", "openid email");
    byNumber = await worldWith("employee_id", "openid staff");
    lan = await world.person("Nguyễn Thị Lan");
    await world.db.prisma.person.update({ where: { id: lan }, data: { email: "Lan@backan.example" } });
    provider.accounts.set("lan", { email: "lan@backan.example", email_verified: true });
    provider.accounts.set("unverified", { email: "lan@backan.example", email_verified: false });
    provider.accounts.set("stranger", { email: "stranger@backan.example", email_verified: true });
    provider.accounts.set("namesake", { name: "Nguyễn Thị Lan" });
  }, 60_000);
  afterAll(async () => {
    await world.close();
    await byNumber.close();
    await provider.close();
  });
  beforeEach(() => {
    provider.lie = null;
    provider.away = false;
    provider.admit(world.url);
  });

  async function worldWith(claim: string, scope: string): Promise<WebWorld> {
    const { issuer, clientId, clientSecret } = provider;
    const clock = { now: () => made?.clock.now() ?? Date.now() };
    let made: WebWorld | undefined;
    const agency = createAgencySignIn({ issuer, clientId, clientSecret, claim, scope }, clock);
    made = await webWorld({ http: { agency } });
    return made;
  }

  /** Each from an address of its own: tries are counted. */
  let last = 0;
  function browser(of: WebWorld = world): Browser {
    last += 1;
    return new Browser(of.url, { "x-forwarded-for": `203.0.113.${last}` });
  }

  const opened = () => world.db.prisma.webSession.count();

  it("the page offers it", async () => {
    expect(await (await browser().fetch("/chat")).text()).toMatch(
      /<a\s+id="agency-sign-in"[^>]*data-agency="on"[^>]*>\s*Đăng nhập bằng tài khoản cơ quan/,
    );
  });

  it("opens the person's own chat, with a token of its own, and says so in the log", async () => {
    const client = browser();
    const back = await client.signsIn("lan");
    expect([back.status, back.headers.get("location")]).toEqual([303, "/chat"]);
    expect(client.cookies.get("kiemtra_session")).toMatch(/^[\w-]{43}$/);
    expect(client.cookies.has("kiemtra_sign_in")).toBe(false);
    expect(await json(await client.fetch("/api/chat/session"))).toMatchObject({ name: "Nguyễn Thị Lan" });
  });

  it("signing out leads on to the provider", async () => {
    const client = browser();
    await client.signsIn("lan");
    const out = await json<{ next: string }>(await client.fetch("/api/chat/sign-out", { method: "POST" }));
    expect(out.next.startsWith(`${provider.issuer}/session/end`)).toBe(true);
    expect(new URL(out.next).searchParams.get("post_logout_redirect_uri")).toBe(`${world.url}/chat`);
    expect((await client.fetch("/api/chat/session")).status).toBe(401);
  });

  it("a personnel number that the operator has entered is as good; a name is nothing", async () => {
    provider.admit(byNumber.url);
    const person = await byNumber.person("Nguyễn Thị Lan");
    const entered = await performAct(byNumber.services, { key: "test:agency" }, (act) =>
      setAgencyId(act, person, "CB-0042"),
    );
    expect(entered).toBe("set");
    provider.accounts.set("staff", { employee_id: "CB-0042" });
    expect((await browser(byNumber).signsIn("staff")).status).toBe(303);
    const none = await browser(byNumber).signsIn("namesake");
    expect([none.status, await none.text()]).toEqual([
      403,
      expect.stringContaining("không cho biết thông tin"),
    ]);
  });

  it.each([
    ["unknown to the service", "stranger", "chưa được gắn với người nào"],
    ["with an address that is not confirmed", "unverified", "không cho biết thông tin"],
  ])("somebody %s is refused in words", async (_who, account, words) => {
    const before = await opened();
    const client = browser();
    const back = await client.signsIn(account);
    expect([back.status, await back.text()]).toEqual([403, expect.stringContaining(words)]);
    expect(client.cookies.has("kiemtra_session")).toBe(false);
    expect(await opened()).toBe(before);
  });

  it("an address of two people is nobody's", async () => {
    const other = await world.person("Hà");
    await world.db.prisma.person.update({ where: { id: other }, data: { email: "lan@backan.example" } });
    const back = await browser().signsIn("lan");
    expect([back.status, await back.text()]).toEqual([403, expect.stringContaining("ghi cho nhiều người")]);
    await world.db.prisma.person.update({ where: { id: other }, data: { email: null } });
  });

  it.each<[string, Lie, string]>([
    [
      "a wrong issuer",
      ({ claims, sign }) => sign({ ...claims, iss: "https://evil.example" }),
      "không hợp lệ",
    ],
    ["another client's token", ({ claims, sign }) => sign({ ...claims, aud: "other" }), "không hợp lệ"],
    ["a wrong nonce", ({ claims, sign }) => sign({ ...claims, nonce: "n-0S6_WzA2Mj" }), "không hợp lệ"],
    ["no nonce", ({ claims, sign }) => sign({ ...claims, nonce: undefined }), "không hợp lệ"],
    ["a foreign signature", ({ claims, sign }) => sign(claims, provider.otherKey), "không hợp lệ"],
    [
      "a token changed after it was signed",
      ({ claims, sign }) => {
        const [head, , signature] = sign(claims).split(".");
        const payload = Buffer.from(JSON.stringify({ ...claims, sub: "lan2" })).toString("base64url");
        return `${head}.${payload}.${signature}`;
      },
      "không hợp lệ",
    ],
    [
      "no signature at all",
      ({ claims, sign }) => {
        const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
        return `${none}.${sign(claims).split(".")[1]}.`;
      },
      "không hợp lệ",
    ],
    [
      "an expired token",
      ({ claims, sign }) => sign({ ...claims, exp: Math.floor(Date.now() / 1000) - 3600 }),
      "lệch nhau",
    ],
  ])("the provider lies: %s opens nothing", async (_what, lie, words) => {
    const before = await opened();
    provider.lie = lie;
    const client = browser();
    const back = await client.signsIn("lan");
    expect([back.status, await back.text()]).toEqual([403, expect.stringContaining(words)]);
    expect(client.cookies.has("kiemtra_session")).toBe(false);
    expect(await opened()).toBe(before);
  });

  it("a way back with another state, without the browser's cookie, or used twice opens nothing", async () => {
    const client = browser();
    const back = await client.leaves("lan");
    const elsewhere = await browser().fetch(back);
    expect([elsewhere.status, await elsewhere.text()]).toEqual([
      400,
      expect.stringContaining("trình duyệt khác"),
    ]);
    const forged = await client.fetch(back.replace(/state=[^&]+/, "state=forged"));
    expect([forged.status, await forged.text()]).toEqual([403, expect.stringContaining("không hợp lệ")]);
    expect((await client.fetch(back)).status).toBe(400);
  });

  it("who stops at the provider is told so", async () => {
    const client = browser();
    const back = await client.fetch(await client.leaves("lan", true));
    expect([back.status, await back.text()]).toEqual([403, expect.stringContaining("đã dừng")]);
  });

  it("the provider away: said in words, on the way out and on the way back; the link still opens", async () => {
    const client = browser();
    const back = await client.leaves("lan");
    provider.away = true;
    const answer = await client.fetch(back);
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining("không trả lời")]);
    const fresh = await worldWith("email", "openid email");
    const out = await browser(fresh).fetch("/sign-in");
    expect([out.status, await out.text()]).toEqual([503, expect.stringContaining("không trả lời")]);
    const linked = browser(fresh);
    expect((await linked.open(await fresh.invite(await fresh.person("Mai")))).status).toBe(200);
    await fresh.close();
  });

  it("a clock that is wrong by a day is named, and opens nothing", async () => {
    const client = browser();
    const back = await client.leaves("lan");
    world.advance(DAY);
    const answer = await client.fetch(back);
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining("lệch nhau")]);
    world.advance(-DAY);
  });

  it("refusals are written down, without what was said", async () => {
    const { prisma } = world.db;
    const refused = await prisma.auditEvent.findMany({ where: { action: "sign_in.refused" } });
    expect(refused.length).toBeGreaterThan(8);
    expect(JSON.stringify(refused.map(({ data }) => data))).not.toContain("@");
  });
});

describe("settings of the agency's sign-in", () => {
  const given = { OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b", OIDC_ISSUER: "https://sso.backan.example" };

  it("all or nothing", () => {
    expect(agencySettings(agencyVariables.parse({}))).toBeNull();
    expect(agencySettings(agencyVariables.parse(given))).toMatchObject({
      claim: "email",
      scope: "openid email",
    });
    expect(agencySettings(agencyVariables.parse({ OIDC_ISSUER: given.OIDC_ISSUER }))).toContain("all three");
  });

  it.each([
    ["an issuer without https", { OIDC_ISSUER: "http://sso.backan.example" }],
    ["a name as the claim", { OIDC_CLAIM: "family_name" }],
    ["a scope without openid", { OIDC_SCOPE: "email" }],
  ])("refuses %s", (_what, change) => {
    expect(agencyVariables.safeParse({ ...given, ...change }).success).toBe(false);
  });
});
