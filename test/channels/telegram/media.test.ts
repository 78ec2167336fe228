import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { downloadFile } from "../../../src/channels/telegram/downloadFile.ts";
import { receivedMedia } from "../../../src/messaging/receivedMedia.ts";
import { createTelegramApi, type TelegramApi } from "../../../src/channels/telegram/telegramApi.ts";
import type { FakeUser } from "../../support/telegram/FakeUser.ts";
import { isArray, isObject } from "../../support/telegram/json.ts";
import { startTelegramFake, type TelegramFake } from "../../support/telegram/startTelegramFake.ts";
import { callFake } from "./callFake.ts";

let fake: TelegramFake;
let api: TelegramApi;
let lan: FakeUser;
const MB = 1024 * 1024;

beforeEach(async () => {
  fake = await startTelegramFake();
  api = createTelegramApi({ token: fake.token, apiRoot: fake.url });
  lan = fake.user(1);
});
afterEach(async () => {
  api.close();
  await fake.close();
});

async function media() {
  const { result } = await callFake(fake, "getUpdates", {});
  return (isArray(result) ? result.filter(isObject) : []).map((update) => receivedMedia(update["message"]));
}

async function fileId(): Promise<string> {
  const found = (await media()).at(-1);
  if (!found || found.kind === "location") throw new Error("no file");
  return found.fileId;
}

describe("what a message carries", () => {
  it("the largest size of a photo, with its caption", async () => {
    const bytes = new Uint8Array(5000);
    lan.sendPhoto({ bytes, caption: "Bảng niêm yết", width: 1280, height: 960 });
    expect(await media()).toMatchObject([
      {
        kind: "photo",
        size: 5000,
        mime: "image/jpeg",
        name: undefined,
        caption: "Bảng niêm yết",
        forwarded: false,
      },
    ]);
  });

  it("a document with the name and kind that the app claims; forwarding is noted (F59)", async () => {
    lan.sendDocument(
      { name: "Kế hoạch.docx", mime: "application/msword", size: 1234 },
      { forwardedFrom: "Ai đó" },
    );
    expect(await media()).toMatchObject([
      { kind: "document", size: 1234, mime: "application/msword", name: "Kế hoạch.docx", forwarded: true },
    ]);
  });

  it("voice, video and place; a sticker or a text is nothing to keep", async () => {
    lan.sendVoice();
    lan.sendVideo();
    lan.sendLocation(22.1536, 105.5969);
    lan.sendSticker();
    lan.sendText("710");
    expect(await media()).toMatchObject([
      { kind: "voice", mime: "audio/ogg" },
      { kind: "video" },
      { kind: "location", latitude: 22.1536, longitude: 105.5969, accuracy: undefined },
      null,
      null,
    ]);
  });

  it("pieces of an album share their group", async () => {
    lan.sendAlbum([{ caption: "Ba ảnh" }, {}, {}]);
    const groups = (await media()).map((one) => (one && "groupId" in one ? one.groupId : null));
    expect(groups[0]).toMatch(/^\d+$/);
    expect(groups).toEqual([groups[0], groups[0], groups[0]]);
  });
});

describe("fetching a file", () => {
  it("gives exactly the bytes", async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
    lan.sendDocument({ bytes });
    const file = await downloadFile(api, await fileId(), 10 * MB);
    if (!file.ok) throw new Error(file.reason);
    expect(file.bytes.equals(Buffer.from(bytes))).toBe(true);
  });

  it.each([
    [10 * MB - 1, true],
    [10 * MB, true],
    [10 * MB + 1, false],
  ])("F22: of %i bytes against a limit of 10 MiB: %s, refused before it is fetched", async (size, ok) => {
    lan.sendDocument({ size });
    const file = await downloadFile(api, await fileId(), 10 * MB);
    expect(file).toMatchObject(ok ? { ok: true } : { ok: false, reason: "too_large", size });
  });

  it("of more than 20 MiB Telegram itself refuses", async () => {
    lan.sendDocument({ size: 20 * MB + 1 });
    expect(await downloadFile(api, await fileId(), 50 * MB)).toEqual({
      ok: false,
      reason: "too_large",
      size: undefined,
    });
  });

  it("that lies about its size is cut off", async () => {
    lan.sendDocument({ bytes: new Uint8Array(3000), size: 10 });
    expect(await downloadFile(api, await fileId(), 1000)).toEqual({
      ok: false,
      reason: "too_large",
      size: undefined,
    });
  });

  it("with an unknown id is gone, and without a connection worth another try", async () => {
    expect(await downloadFile(api, "nothing", MB)).toEqual({ ok: false, reason: "gone" });
    lan.sendDocument();
    const id = await fileId();
    fake.fault({ methods: ["getFile"], action: { kind: "tooManyRequests", retryAfter: 9 }, times: 1 });
    expect(await downloadFile(api, id, MB)).toMatchObject({
      ok: false,
      reason: "unreachable",
      afterSeconds: 9,
    });
    expect(await downloadFile(api, id, MB)).toMatchObject({ ok: true });
  });
});
