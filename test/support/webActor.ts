import { vi } from "vitest";
import { WebChatClient } from "../../src/demo/WebChatClient.ts";
import { webChat } from "../../src/demo/webChat.ts";
import type { Actor } from "./Actor.ts";

/** For a file that a job makes, on a busy machine. */
const PATIENCE = { timeout: 30_000, interval: 50 };

/** A person at the web chat. The page is asked anew after a restart, when the port has changed. */
export function webActor(base: () => string, idle: () => Promise<void>): Actor {
  const client = new WebChatClient(base);
  const chat = webChat(client, idle);
  return {
    ...chat,
    async answer() {
      return (await chat.shown()).map((message) => message.text).join("\n");
    },
    async file() {
      const file = await vi.waitUntil(
        async () => (await client.messages()).findLast((message) => message.file !== undefined)?.file,
        PATIENCE,
      );
      return { name: file.name, bytes: await client.file(file.id) };
    },
    async sends({ name = "anh.jpg", bytes, caption }) {
      await client.sendsFile({ name, bytes, caption });
      await idle();
    },
    history: async () =>
      (await client.messages())
        .filter(({ from }) => from === "bot")
        .map(({ text, buttons = [] }) => ({ text, buttons: buttons.map(({ label }) => label) })),
    async pressesGone(label) {
      await client.pressesGone(label);
      await idle();
    },
    async sendsPlace(latitude, longitude) {
      await client.sendsPlace(latitude, longitude);
      await idle();
    },
    sendsSticker: () => Promise.reject(new Error("the web chat has no stickers")),
    sendsVoice: () => Promise.reject(new Error("not built into this test")),
  };
}
