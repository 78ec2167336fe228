import type { Chat, SeenMessage } from "./playDialogue.ts";
import type { WebChatClient } from "./WebChatClient.ts";

/**
 * The web chat of one person. `idle` resolves when the service has handled and sent everything it
 * knows of.
 */
export function webChat(client: WebChatClient, idle: () => Promise<void>): Chat {
  return {
    async open(code) {
      await client.open(code);
      await idle();
    },
    async says(text) {
      await client.says(text);
      await idle();
    },
    async presses(label) {
      await client.presses(label);
      await idle();
    },
    async shown(): Promise<SeenMessage[]> {
      const messages = await client.messages();
      const own = messages.findLastIndex((message) => message.from === "me");
      return messages
        .slice(own + 1)
        .map(({ text, buttons = [] }) => ({ text, buttons: buttons.map((button) => button.label) }));
    },
  };
}
