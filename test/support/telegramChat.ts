import { z } from "zod";
import type { TelegramFake } from "./telegram/startTelegramFake.ts";
import type { Actor } from "./Actor.ts";

const keyboardSchema = z.object({
  reply_markup: z.object({
    inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string() }))),
  }),
});

/** Data of the button with this label in a call. */
function dataOf(args: unknown, label: string): string | undefined {
  const keyboard = keyboardSchema.safeParse(args).data?.reply_markup.inline_keyboard ?? [];
  return keyboard.flat().find(({ text }) => text === label)?.callback_data;
}

/** A person with the Telegram app. `idle` resolves when the service has nothing left to do. */
export function telegramChat(fake: TelegramFake, id: number, idle: () => Promise<void>): Actor {
  const user = fake.user(id, { firstName: `Người dùng ${id}` });
  /** Messages of the bot that were there before the person's last act. */
  let before = 0;

  async function does(act: () => unknown): Promise<void> {
    before = user.botMessages().length;
    act();
    await idle();
  }
  const shown = () => user.botMessages().slice(before);

  return {
    open: (code) => does(() => user.sendText(`/start ${code}`)),
    says: (text) => does(() => user.sendText(text)),
    presses: (label) => does(() => user.press(label)),
    history: async () => user.botMessages().map(({ text, buttons }) => ({ text, buttons: buttons.flat() })),
    pressesGone: (label) =>
      does(() => {
        const call = fake
          .calls({ method: "sendMessage", chatId: user.chatId })
          .findLast(({ args }) => dataOf(args, label) !== undefined);
        const sent = z.object({ message_id: z.int() }).parse(call?.result);
        user.pressData(dataOf(call?.args, label) ?? "", sent.message_id);
      }),
    sendsSticker: () => does(() => user.sendSticker()),
    sends: ({ as, ...file }) =>
      does(() => {
        if (as === "photo") user.sendPhoto(file);
        else if (as === "voice") user.sendVoice({ bytes: file.bytes });
        else if (as === "video") user.sendVideo(file);
        else
          user.sendDocument(
            file,
            file.forwardedFrom === undefined ? {} : { forwardedFrom: file.forwardedFrom },
          );
      }),
    sendsPlace: (latitude, longitude) => does(() => user.sendLocation(latitude, longitude)),
    sendsVoice: () => does(() => user.sendVoice()),
    shown: async () =>
      shown().map((message) => ({
        text: message.text ?? "",
        buttons: message.buttons.flat(),
      })),
    async answer() {
      return shown()
        .map((message) => message.text ?? "")
        .join("\n");
    },
    async file() {
      const message = await user.waitForMessage((one) => one.document !== undefined);
      const { document } = message;
      if (document === undefined) throw new Error("no file came");
      return { name: document.name, bytes: document.bytes };
    },
  };
}
