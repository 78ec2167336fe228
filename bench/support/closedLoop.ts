import type { TelegramFake } from "../../test/support/telegram/startTelegramFake.ts";

export interface LoopResult {
  /** Replies that came. */
  replies: number;
  wallMs: number;
  /** From sending to the reply, per message. */
  latenciesMs: number[];
}

/**
 * Users who each send the next text as soon as their reply has come (closed loop), `perUser` texts
 * each. The channel's server is the fake in this process; the bot under test has one of its own.
 */
export async function closedLoop(
  fake: TelegramFake,
  chats: readonly number[],
  perUser: number,
  textOf: (chat: number, place: number) => string,
): Promise<LoopResult> {
  const latenciesMs: number[] = [];
  const state = new Map(chats.map((chat) => [chat, { place: 0, sentAt: 0 }]));
  const done = Promise.withResolvers<void>();
  let open = chats.length;
  const send = (chat: number) => {
    const own = state.get(chat);
    if (own === undefined) return;
    if (own.place === perUser) {
      open -= 1;
      if (open === 0) done.resolve();
      return;
    }
    own.sentAt = performance.now();
    fake.user(chat).sendText(textOf(chat, own.place));
    own.place += 1;
  };
  const stop = fake.onCall((call) => {
    if (call.method !== "sendMessage" || call.chatId === undefined) return;
    const own = state.get(call.chatId);
    if (own === undefined || own.sentAt === 0) return;
    latenciesMs.push(performance.now() - own.sentAt);
    own.sentAt = 0;
    const chat = call.chatId;
    setImmediate(() => send(chat));
  });
  const began = performance.now();
  for (const chat of chats) send(chat);
  await done.promise;
  stop();
  return { replies: latenciesMs.length, wallMs: performance.now() - began, latenciesMs };
}
