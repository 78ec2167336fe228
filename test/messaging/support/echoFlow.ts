import { z } from "zod";
import type { Received, UpdateTriesOptions } from "../../../src/messaging/updateTries.ts";

const payloadSchema = z.object({ text: z.string() });

export interface EchoFlow extends Pick<UpdateTriesOptions, "handle" | "apologise" | "askToWait"> {
  textOf(handling: Received): string;
}

/** Repeats each text and counts in the dialogue; a text "hỏng" and a dialogue that is no number fail. */
export function echoFlow(): EchoFlow {
  const textOf = (handling: Received) => payloadSchema.parse(handling.update.payload).text;
  const say = (handling: Received, text: string) =>
    handling.act.send({
      channel: handling.channel,
      conversation: handling.conversation,
      method: "sendMessage",
      payload: { text },
    });
  return {
    textOf,
    async handle(handling) {
      const text = textOf(handling);
      if (text === "hỏng") throw new Error("this update cannot be handled");
      const count = Number(handling.update.dialogue ?? "0");
      if (Number.isNaN(count)) throw new Error("the dialogue cannot be read");
      handling.dialogues.set(handling.conversation, String(count + 1));
      await say(handling, `${count + 1}: ${text}`);
    },
    async apologise(handling) {
      await say(handling, "xin lỗi");
    },
    async askToWait(handling, minutes) {
      await say(handling, `chờ ${minutes} phút`);
    },
  };
}
