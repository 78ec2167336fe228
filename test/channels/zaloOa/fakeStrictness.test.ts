import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { OaUser } from "../../support/zaloOa/OaUser.ts";
import { startZaloOaFake, type ZaloOaFake } from "../../support/zaloOa/startZaloOaFake.ts";

const answerSchema = z.looseObject({
  error: z.number().optional(),
  message: z.string().optional(),
  data: z.unknown().optional(),
  refresh_token: z.string().optional(),
});

const HOUR = 60 * 60 * 1000;

let fake: ZaloOaFake;
let lan: OaUser;
let token: string;
let now = Date.parse("2020-09-17T15:00:00+07:00");
beforeAll(async () => {
  fake = await startZaloOaFake({ now: () => now });
  lan = fake.user("Lan");
});
afterAll(() => fake.close());
beforeEach(() => {
  lan.lastSeen = now;
  fake.paid.linked = true;
  token = fake.tokens.give()["access_token"] ?? "";
});

async function call(path: string, body: unknown, headers: Record<string, string> = { access_token: token }) {
  const response = await fetch(`${fake.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return answerSchema.parse(await response.json());
}
const message = (content: unknown, userId = lan.id) =>
  call("/v3.0/oa/message/cs", { recipient: { user_id: userId }, message: content });
const buttons = (...list: unknown[]) => ({
  text: "Đúng không?",
  attachment: { type: "template", payload: { buttons: list } },
});
const button = { title: "Đúng", type: "oa.query.hide", payload: "#kt:1:x" };

async function upload(kind: "file" | "image", name: string, size: number) {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(size)]), name);
  const response = await fetch(`${fake.url}/v2.0/oa/upload/${kind}`, {
    method: "POST",
    headers: { access_token: token },
    body: form,
  });
  return answerSchema.parse(await response.json());
}

async function oauth(fields: Record<string, string>, secret = fake.appSecret) {
  const response = await fetch(`${fake.url}/v4/oa/access_token`, {
    method: "POST",
    headers: { secret_key: secret },
    body: new URLSearchParams({ app_id: fake.appId, ...fields }),
  });
  return answerSchema.parse(await response.json());
}

describe("the fake takes", () => {
  it.each([
    ["a text", { text: "a".repeat(2_000) }],
    ["five buttons", buttons(button, button, button, button, button)],
  ])("%s", async (_what, content) => {
    expect(await message(content)).toMatchObject({ error: 0, message: "Success", data: { user_id: lan.id } });
  });
});

describe("the fake refuses", () => {
  it.each<[what: string, content: unknown, code: number]>([
    ["2,001 characters", { text: "a".repeat(2_001) }, -210],
    ["no text", { text: " " }, -201],
    ["half a character", { text: "a\ud83d" }, -201],
    ["a field of its own", { text: "a", parse_mode: "html" }, -201],
    ["six buttons", buttons(button, button, button, button, button, button), -201],
    ["no buttons", buttons(), -201],
    ["a title of 101 characters", buttons({ ...button, title: "a".repeat(101) }), -201],
    ["a payload of 1,001 characters", buttons({ ...button, payload: "a".repeat(1_001) }), -201],
    ["a kind of button that does not exist", buttons({ ...button, type: "callback" }), -201],
    ["buttons without a text", { attachment: buttons(button).attachment }, -201],
    [
      "a list, which ended with the second version",
      {
        text: "a",
        attachment: { type: "template", payload: { template_type: "list", elements: [] } },
      },
      -233,
    ],
    ["a file that was not uploaded", { attachment: { type: "file", payload: { token: "x" } } }, -201],
    [
      "a file by the name of a picture",
      { attachment: { type: "file", payload: { attachment_id: "x" } } },
      -201,
    ],
  ])("%s", async (_what, content, code) => {
    const before = lan.chat.length;
    expect(await message(content)).toMatchObject({ error: code });
    expect(lan.chat).toHaveLength(before);
  });

  it.each<[what: string, prepare: () => unknown, code: number, words: string]>([
    ["who never wrote", () => (lan.lastSeen = undefined), -232, "has not interacted"],
    ["who wrote eight days ago", () => (lan.lastSeen = now - 192 * HOUR), -230, "in the past 7 days"],
    [
      "who wrote three days ago, when nobody pays",
      () => {
        lan.lastSeen = now - 72 * HOUR;
        fake.paid.linked = false;
      },
      -320,
      "Zalo Cloud Account",
    ],
  ])("a message to somebody %s", async (_what, prepare, code, words) => {
    prepare();
    const answer = await message({ text: "a" });
    expect(answer).toMatchObject({ error: code });
    expect(answer.message).toContain(words);
  });

  it("a stranger, a person who restricts it, and the second version", async () => {
    expect(await message({ text: "a" }, "12345678")).toEqual({ error: -201, message: "user_id is invalid!" });
    lan.restricts = true;
    expect(await message({ text: "a" })).toMatchObject({ error: -244 });
    lan.restricts = false;
    expect(await call("/v2.0/oa/message", {})).toMatchObject({ error: -240 });
  });

  it("no token, one in a header of another name, and one that has ended", async () => {
    const body = { recipient: { user_id: lan.id }, message: { text: "a" } };
    expect(await call("/v3.0/oa/message/cs", body, {})).toMatchObject({ error: -216 });
    expect(await call("/v3.0/oa/message/cs", body, { authorization: `Bearer ${token}` })).toMatchObject({
      error: -216,
    });
    now += 25 * HOUR;
    lan.lastSeen = now;
    expect(await call("/v3.0/oa/message/cs", body)).toMatchObject({ error: -220 });
  });

  it.each([
    ["an Excel file", "file", "a.xlsx", 10, -201],
    ["a file of more than 5 MB", "file", "a.pdf", 5 * 1024 * 1024 + 1, -210],
    ["a picture of more than 1 MB", "image", "a.jpg", 1024 * 1024 + 1, -210],
    ["a PDF as a picture", "image", "a.pdf", 10, -201],
  ] as const)("to keep %s", async (_what, kind, name, size, code) => {
    expect(await upload(kind, name, size)).toMatchObject({ error: code });
  });

  it("an upload of more than seven days ago", async () => {
    const { data } = await upload("file", "a.pdf", 10);
    now += 169 * HOUR;
    lan.lastSeen = now;
    token = fake.tokens.give()["access_token"] ?? "";
    expect(await message({ attachment: { type: "file", payload: data } })).toMatchObject({ error: -100 });
  });

  it("a refresh token for the second time, another secret, a code with another verifier", async () => {
    const refresh = { grant_type: "refresh_token", refresh_token: fake.tokens.firstRefreshToken() };
    expect(await oauth(refresh, "wrong")).toMatchObject({ error_name: "Invalid secret key" });
    const given = await oauth(refresh);
    expect(given).toMatchObject({ expires_in: "90000" });
    expect(given.refresh_token).not.toBe(refresh.refresh_token);
    expect(await oauth(refresh)).toMatchObject({ error: -14_020, error_name: "Invalid refresh token" });
    const code = { grant_type: "authorization_code", code: fake.tokens.code("right") };
    expect(await oauth({ ...code, code_verifier: "wrong" })).toMatchObject({ error: -14_018 });
    expect(await oauth({ ...code, code_verifier: "right" })).toMatchObject({ error: -14_019 });
  });

  it("a template that is not approved, and one without its parameters", async () => {
    fake.templates.set("T1", ["ho_ten"]);
    const path = "/v3.0/oa/message/template";
    const body = { user_id: lan.id, template_id: "T1", template_data: { ho_ten: "Lan" } };
    expect(await call(path, body)).toMatchObject({ error: 0 });
    expect(await call(path, { ...body, template_id: "T2" })).toMatchObject({ error: -109 });
    expect(await call(path, { ...body, template_data: {} })).toMatchObject({ error: -1122 });
    expect(await call(path, { ...body, template_data: { ho_ten: "Lan", ten: "L" } })).toMatchObject({
      error: -201,
    });
    expect(await call(path, { ...body, tracking_id: "1" })).toMatchObject({ error: -201 });
  });
});
