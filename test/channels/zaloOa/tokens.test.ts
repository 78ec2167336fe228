import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createZaloOauth } from "../../../src/channels/zaloOa/zaloOauth.ts";
import { createTokenSeal } from "../../../src/channels/zaloOa/tokenSeal.ts";
import { createTokenKeeper, type TokenKeeper } from "../../../src/channels/zaloOa/tokenKeeper.ts";
import { createTokenStore, type TokenStore } from "../../../src/channels/zaloOa/tokenStore.ts";
import { openDatabase, type Database } from "../../../src/db/database.ts";
import { createLogger } from "../../../src/observe/logger.ts";
import { freshDatabase, type TestDatabase } from "../../support/database.ts";
import { startZaloOaFake, type ZaloOaFake } from "../../support/zaloOa/startZaloOaFake.ts";

const HOUR = 60 * 60 * 1000;

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase({ connectionString: database.connectionString });
}, 60_000);
afterAll(async () => {
  await db.close();
  await database.drop();
});

let now: number;
const clock = { now: () => now };
let fake: ZaloOaFake;
let first: string;
const closing: (() => unknown)[] = [];

beforeEach(async () => {
  now = Date.parse("2020-09-17T15:00:00+07:00");
  fake = await startZaloOaFake({ now: clock.now });
  first = fake.tokens.firstRefreshToken();
  await db.prisma.zaloOaToken.deleteMany();
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await fake.close();
});

const seal = () => createTokenSeal(fake.appSecret, fake.appId);

async function keeper(
  options: { configured?: string | undefined; store?: (store: TokenStore) => TokenStore } = {},
): Promise<TokenKeeper> {
  const oauth = createZaloOauth({ oauthRoot: fake.url, appId: fake.appId, appSecret: fake.appSecret });
  const store = createTokenStore(db.pool, fake.appId, seal());
  const one = createTokenKeeper({
    appId: fake.appId,
    db,
    store: options.store?.(store) ?? store,
    oauth,
    clock,
    log: createLogger("silent"),
    configured: "configured" in options ? options.configured : first,
  });
  await one.start();
  closing.push(async () => {
    await one.stop();
    oauth.close();
  });
  return one;
}

const row = () => db.prisma.zaloOaToken.findUniqueOrThrow({ where: { appId: fake.appId } });
const isGood = (token: string | null) => {
  fake.tokens.check(token ?? undefined);
  return true;
};

describe("an access token", () => {
  it("is had for the refresh token of the configuration, and held until its last fifth", async () => {
    const one = await keeper();
    const token = await one.access();
    expect(isGood(token)).toBe(true);
    now += 19 * HOUR;
    expect(await one.access()).toBe(token);
    expect(fake.tokens.refreshes).toBe(1);
    expect(one.secondsLeft()).toBe(6 * 3_600);
  });

  it("is replaced when it has ended", async () => {
    const one = await keeper();
    const token = await one.access();
    now += 25 * HOUR;
    const next = await one.access();
    expect(next).not.toBe(token);
    expect(isGood(next)).toBe(true);
  });

  it("that Zalo refuses before its time is replaced once, however many calls it was refused to", async () => {
    const one = await keeper();
    const token = (await one.access()) ?? "";
    fake.tokens.endAccess();
    const renewed = await Promise.all([one.renew(token), one.renew(token), one.renew(token)]);
    expect(new Set(renewed).size).toBe(1);
    expect(isGood(renewed[0] ?? null)).toBe(true);
    expect(fake.tokens.refreshes).toBe(2);
  });

  it("is not to be had without a refresh token, and the operator sees it", async () => {
    const one = await keeper({ configured: undefined });
    expect(await one.access()).toBeNull();
    expect([one.isAuthorised(), one.secondsLeft()]).toEqual([false, 0]);
    expect(fake.calls()).toEqual([]);
  });
});

describe("a refresh token is used once", () => {
  it("by several processes that need it at the same moment", async () => {
    const many = await Promise.all([keeper(), keeper(), keeper(), keeper()]);
    const tokens = await Promise.all(many.map((one) => one.access()));
    expect(new Set(tokens).size).toBe(1);
    expect(fake.tokens.refreshes).toBe(1);
    now += 25 * HOUR;
    const next = await Promise.all(many.map((one) => one.access()));
    expect(new Set(next).size).toBe(1);
    expect(fake.tokens.refreshes).toBe(2);
    expect(fake.calls("token").every(({ ok }) => ok)).toBe(true);
  });

  it("also after a restart: the database has the next one, and the configuration the old one", async () => {
    await (await keeper()).access();
    now += 25 * HOUR;
    expect(isGood(await (await keeper()).access())).toBe(true);
  });

  it("a new one in the configuration is taken over", async () => {
    await (await keeper()).access();
    fake.tokens.revoke();
    const one = await keeper({ configured: fake.tokens.firstRefreshToken() });
    expect(isGood(await one.access())).toBe(true);
  });
});

describe("when something fails", () => {
  it("Zalo is not to be reached: the token is tried again later, and has not been used up", async () => {
    fake.fault({ action: { kind: "reset", when: "before" }, methods: ["token"], times: 1 });
    const one = await keeper();
    expect(await one.access()).toBeNull();
    expect(one.isAuthorised()).toBe(true);
    expect(await one.access()).toBeNull();
    expect(fake.calls("token")).toHaveLength(1);
    now += 31_000;
    expect(isGood(await one.access())).toBe(true);
  });

  it("a server in trouble is no refusal", async () => {
    fake.fault({ action: { kind: "serverError", status: 502 }, methods: ["token"], times: 1 });
    const one = await keeper();
    expect(await one.access()).toBeNull();
    expect(one.isAuthorised()).toBe(true);
    expect((await row()).refusedAt).toBeNull();
  });

  it("the answer was lost: the access token goes on to its end, and the operator is told", async () => {
    const one = await keeper();
    const token = await one.access();
    now += 21 * HOUR;
    fake.fault({ action: { kind: "reset", when: "after" }, methods: ["token"], times: 1 });
    expect(await one.renew("another")).toBe(token);
    // As the watch over the tokens does it each minute.
    const other = await keeper();
    expect(await other.access()).toBe(token);
    fake.tokens.check(token ?? "");
    expect(await other.renew(token ?? "")).toBeNull();
    now += 31_000;
    expect(await other.renew(token ?? "")).toBeNull();
    expect(other.isAuthorised()).toBe(false);
    expect((await row()).refusal).toContain("-14020");
    expect(await other.access()).toBe(token);
  });

  it("a refusal is believed for an hour; what an administrator brings is taken at once", async () => {
    const one = await keeper({ configured: "spent-token" });
    expect(await one.access()).toBeNull();
    now += 59 * 60_000;
    expect(await one.access()).toBeNull();
    expect(fake.calls("token")).toHaveLength(1);
    const store = createTokenStore(db.pool, fake.appId, seal());
    await store.begin({ refreshToken: first, configured: "spent-token" }, new Date(now));
    expect(isGood(await one.access())).toBe(true);
    expect(one.isAuthorised()).toBe(true);
  });

  it("the database does not take the new pair: it is written again until it does, and used only then", async () => {
    let failures = 2;
    const one = await keeper({
      store: (store) => ({
        ...store,
        async keep(pair, at) {
          failures -= 1;
          if (failures >= 0) throw new Error("the disk is full");
          await store.keep(pair, at);
        },
      }),
    });
    expect(isGood(await one.access())).toBe(true);
    expect(fake.tokens.refreshes).toBe(1);
    const stored = await createTokenStore(db.pool, fake.appId, seal()).read();
    expect(stored?.accessToken).toBe(await one.access());
  });
});

describe("at rest", () => {
  it("no token can be read from the database", async () => {
    const token = (await (await keeper()).access()) ?? "";
    const { rows } = await db.pool.query<{ line: string }>(
      `SELECT concat(encode("accessToken", 'escape'), encode("refreshToken", 'escape'),
                     encode("previousRefreshToken", 'escape'), "seedHash") AS line FROM "ZaloOaToken"`,
    );
    expect(rows[0]?.line).not.toContain(token);
    expect(rows[0]?.line).not.toContain(first);
  });

  it("another secret opens nothing, and a changed byte neither", () => {
    const sealed = seal().seal("refresh");
    expect(seal().open(sealed)).toBe("refresh");
    expect(createTokenSeal("another", fake.appId).open(sealed)).toBeNull();
    const changed = Buffer.from(sealed);
    changed[14] = (changed[14] ?? 0) ^ 1;
    expect(seal().open(changed)).toBeNull();
    expect(seal().open(Buffer.alloc(5))).toBeNull();
  });

  it("tokens sealed with another secret are not used up; the operator sees it", async () => {
    await (await keeper()).access();
    await db.prisma.zaloOaToken.updateMany({
      data: { refreshToken: new Uint8Array(createTokenSeal("old", fake.appId).seal(first)), expiresAt: null },
    });
    const before = fake.calls("token").length;
    expect(await (await keeper()).access()).toBeNull();
    expect(fake.calls("token")).toHaveLength(before);
  });
});
