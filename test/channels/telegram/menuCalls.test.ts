import { expect, it } from "vitest";
import { menuCalls } from "../../../src/channels/telegram/menuCalls.ts";
import { createTelegramApi } from "../../../src/channels/telegram/telegramApi.ts";
import { startTelegramFake } from "../../support/telegram/startTelegramFake.ts";

const commands = [
  { command: "menu", description: { vi: "Danh mục", en: "Menu" } },
  { command: "summary", description: { vi: "Báo cáo tổng hợp", en: "Compiled report" } },
];
const languages = { defaultLanguage: "vi", others: ["en"] };

it("the command menu is Vietnamese for everybody and English for English apps", async () => {
  const fake = await startTelegramFake();
  const api = createTelegramApi({ token: fake.token, apiRoot: fake.url });
  for (const call of menuCalls(commands, languages)) {
    expect(await api.call(call.method, call.payload)).toEqual({ ok: true, result: true });
  }
  const scope = { type: "all_private_chats" };
  expect(fake.commands(scope)).toEqual([
    { command: "menu", description: "Danh mục" },
    { command: "summary", description: "Báo cáo tổng hợp" },
  ]);
  expect(fake.commands(scope, "en")).toMatchObject([
    { description: "Menu" },
    { description: "Compiled report" },
  ]);
  expect(fake.commands()).toBeUndefined();
  api.close();
  await fake.close();
});

it.each<[fault: string, command: string, description: Record<string, string>]>([
  ["capital letters", "Menu", { vi: "a", en: "a" }],
  ["33 letters", "x".repeat(33), { vi: "a", en: "a" }],
  ["no English text", "menu", { vi: "a" }],
  ["257 characters of description", "menu", { vi: "a".repeat(257), en: "a" }],
])("a command that Telegram would refuse is a mistake of ours: %s", (_fault, command, description) => {
  expect(() => menuCalls([{ command, description }], languages)).toThrow(RangeError);
});
