import { Bot, InputFile } from "grammy";
import { expect, it } from "vitest";
import { startTelegramFake } from "../../support/telegram/startTelegramFake.ts";

it("a grammY bot in polling mode talks to the people of the fake", async () => {
  const fake = await startTelegramFake();
  const bot = new Bot(fake.token, { client: { apiRoot: fake.url } });
  bot.command("start", (ctx) =>
    ctx.reply("Chào đồng chí", {
      reply_markup: { inline_keyboard: [[{ text: "Bắt đầu", callback_data: "go" }]] },
    }),
  );
  bot.callbackQuery("go", async (ctx) => {
    await ctx.answerCallbackQuery("Được");
    await ctx.editMessageText("Câu 1/20");
  });
  bot.on(":document", async (ctx) => {
    const file = await ctx.getFile();
    await ctx.replyWithDocument(
      new InputFile(new TextEncoder().encode(file.file_path ?? ""), "bao-cao.pdf"),
      {
        caption: "Báo cáo",
      },
    );
  });
  const running = bot.start();
  try {
    const lan = fake.user(7, { firstName: "Lan" });
    lan.sendText("/start");
    await lan.waitForMessage("Chào");
    const press = lan.press("Bắt đầu");
    await lan.waitForMessage("Câu 1/20");
    expect(press.answer()?.text).toBe("Được");
    lan.sendDocument({ name: "a.pdf", caption: "Tệp" });
    const answer = await lan.waitForMessage("Báo cáo");
    expect(answer.document?.name).toBe("bao-cao.pdf");
    expect(new TextDecoder().decode(answer.document?.bytes)).toMatch(/^documents\/file_0\.pdf$/);
    expect(fake.calls({ method: "sendMessage" })).toHaveLength(1);
  } finally {
    await bot.stop();
    await running;
    await fake.close();
  }
});
