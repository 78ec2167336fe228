import type { Actor } from "../Actor.ts";
import type { ZaloFake } from "./startZaloFake.ts";

/** A line of choices under a text: "1. Có", "b. ‹ Câu trước". */
const CHOICE = /^(?:\d{1,3}|[a-z])\. (.+)$/;

function choicesIn(text: string): string[] {
  return text.split("\n").flatMap((line) => CHOICE.exec(line)?.[1] ?? []);
}

/** A person with the Zalo app, who types what stands before a choice. `idle` resolves when the service has nothing left to do. */
export function zaloChat(fake: ZaloFake, displayName: string, idle: () => Promise<void>): Actor {
  const user = fake.user(displayName);
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
    async presses(label) {
      // Several choices are given in one message, so nothing has to end the choosing.
      if (label === "Xong" && !user.lastMessage().text.includes("Xong")) return;
      await does(() => user.sendText(user.keyOf(label)));
    },
    history: async () => user.botMessages().map(({ text }) => ({ text, buttons: choicesIn(text) })),
    pressesGone: () => Promise.reject(new Error("Zalo has no buttons that could go")),
    sendsSticker: () => does(() => user.sendSticker()),
    sends: (file) =>
      does(() => {
        const url = fake.host(file.bytes);
        const caption = file.caption === undefined ? {} : { caption: file.caption };
        // Files and videos come as events without content (`message.unsupported.received`).
        if (file.as === "photo") user.sendPhoto(url, caption);
        else if (file.as === "voice") user.sendVoice(url);
        else user.sendUnsupported();
      }),
    sendsPlace: () => does(() => user.sendUnsupported()),
    sendsVoice: () => does(() => user.sendVoice()),
    shown: async () =>
      shown().map(({ text }) => ({
        text,
        buttons: choicesIn(text),
      })),
    async answer() {
      return shown()
        .map(({ text }) => text)
        .join("\n");
    },
    async file() {
      const { text } = await user.waitForMessage("/files/");
      const response = await fetch(/https?:\S+/.exec(text)?.[0] ?? "");
      const name = /filename="([^"]*)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "";
      return { name, bytes: new Uint8Array(await response.arrayBuffer()) };
    },
  };
}
