import { describe, expect, it } from "vitest";
import { createLogger } from "../../src/observe/logger.ts";
import { createMask } from "../../src/observe/mask.ts";

const BOT_TOKEN = "123456789:AAEsecretTokenOfTheBot-0123456789abc";
const SECRETS = [
  "postgres://kiemtra:Mat%20khau%2F1@db.example/kiemtra",
  "smtps://kiemtra:thu-dien-tu-9@mail.example",
  'a "quoted" secret',
  "zalo-abcdef-token",
];

describe("F61: a log line", () => {
  it.each([
    ["a bot token", `https://api.telegram.org/bot${BOT_TOKEN}/getMe`, BOT_TOKEN],
    ["a database address", `cannot reach ${SECRETS[0]}`, "khau"],
    ["its password alone", "password Mat khau/1 is wrong", "Mat khau"],
    ["its password as it is written in the address", "Mat%20khau%2F1", "khau"],
    ["a mail server's password", `auth failed: thu-dien-tu-9`, "thu-dien-tu-9"],
    ["any other address's password", "http://user:p4ssw0rd@proxy.example:3128", "p4ssw0rd"],
    ["a secret in JSON", JSON.stringify({ text: 'a "quoted" secret' }), "quoted"],
    ["a secret in an address", `/x?token=${encodeURIComponent('a "quoted" secret')}`, "quoted"],
    ["a token of Zalo", "zalo-abcdef-token", "abcdef"],
    ["an invitation code", "/i/7K2F7K2F7K2F7K2F7K2F7K2F7K", "7K2F7K2F"],
    ["a phone number", "gọi 0912345678", "0912345678"],
    ["a phone number in groups", "gọi 0912 345 678 hoặc +84 912.345.678.", "345"],
    ["a citizen number", "CCCD 001099012345", "001099012345"],
    ["a citizen number in groups", "CCCD 001 099 012 345", "099"],
  ])("never holds %s", (_what, line, secret) => {
    expect(createMask(SECRETS)(line)).not.toContain(secret);
  });

  it.each([
    '{"level":"info","time":"2026-11-24T15:00:00.000Z","inboxId":"1234567","msg":"update failed"}',
    "conversation tg:7000001, attempt 3 of 5, 1.250 hồ sơ, 0,5 %, ngày 17/9/2020",
    "0199b1d8-0000-7000-8000-012345678901",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "connect ECONNREFUSED 127.0.0.1:5432",
    "http://127.0.0.1:8080/chat",
  ])("keeps what an operator needs: %s", (line) => {
    expect(createMask(SECRETS)(line)).toBe(line);
  });

  it("is masked as a whole: message, error and whatever stands beside them", () => {
    let written = "";
    const log = createLogger("trace", createMask(SECRETS), { write: (line) => (written += line) });
    const error = new Error(`login failed for ${SECRETS[1]}`, { cause: new Error(SECRETS[0]) });
    log.error({ err: error, payload: { text: "CCCD 001099012345" } }, `of ${SECRETS[3]} and 0912345678`);
    log.child({ secret: SECRETS[2] }).trace("a child");
    for (const secret of [...SECRETS, "thu-dien-tu-9", "khau", "001099012345", "0912345678", "quoted"]) {
      expect(written).not.toContain(secret);
    }
    expect(
      written
        .split("\n")
        .filter(Boolean)
        .map((line): unknown => JSON.parse(line)),
    ).toHaveLength(2);
  });
});
