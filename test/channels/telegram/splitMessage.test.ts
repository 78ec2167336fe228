import * as fc from "fast-check";
import { expect, it } from "vitest";
import { splitMessage } from "../../../src/channels/telegram/splitMessage.ts";

const word = fc.oneof(
  fc.constantFrom("thủ", "tục", "hành", "chính", "😀", "👩‍👩‍👧", "ế", "710", "\n", "\n\n"),
  fc.stringMatching(/^\S{1,60}$/u),
);
const longText = fc
  .array(word, { minLength: 1_300, maxLength: 2_500 })
  .map((words) => words.join(" "))
  .filter((text) => text.length > 4096);

const bold = (payload: Readonly<Record<string, unknown>>) => {
  const entities = payload["entities"];
  return Array.isArray(entities) ? entities.map((one: { offset: number; length: number }) => one) : [];
};

it("whatever the text: nothing is lost, no part is too long, no letter is cut, and bold stays on the same letters", () => {
  fc.assert(
    fc.property(longText, fc.nat(), fc.nat(), (text, a, b) => {
      const from = Math.min(a, b) % (text.length - 1);
      const length = 1 + (Math.max(a, b) % (text.length - from));
      const entities = [{ type: "bold", offset: from, length }];
      const parts = splitMessage("sendMessage", { chat_id: 1, text, entities }).map(({ payload }) => payload);
      const texts = parts.map((payload) => String(payload["text"]));
      const squeeze = (piece: string) => piece.replaceAll(/\s+/gu, "");
      expect(squeeze(texts.join(""))).toBe(squeeze(text));
      for (const piece of texts) {
        expect(piece.length).toBeGreaterThan(0);
        expect(piece.length).toBeLessThanOrEqual(4096);
        expect(piece.isWellFormed()).toBe(text.isWellFormed());
      }
      const marked = parts.flatMap((payload, index) =>
        bold(payload).map((one) => texts[index]?.slice(one.offset, one.offset + one.length)),
      );
      expect(squeeze(marked.join(""))).toBe(squeeze(text.slice(from, from + length)));
    }),
    { numRuns: 40 },
  );
});

it.each<[what: string, method: string, payload: Record<string, unknown>]>([
  ["a short text", "sendMessage", { chat_id: 1, text: "a", reply_markup: {} }],
  ["a call without a text", "answerCallbackQuery", { callback_query_id: "1" }],
])("%s stays as it is", (_what, method, payload) => {
  expect(splitMessage(method, payload)).toEqual([{ method, payload }]);
});

it("a reply stays on the first part, the buttons are on the last", () => {
  const parts = splitMessage("sendMessage", {
    chat_id: 1,
    reply_parameters: { message_id: 5 },
    text: "a ".repeat(3000),
    disable_notification: true,
    reply_markup: { inline_keyboard: [] },
  });
  expect(parts.map(({ method, payload }) => [method, Object.keys(payload).sort()])).toEqual([
    ["sendMessage", ["chat_id", "disable_notification", "reply_parameters", "text"]],
    ["sendMessage", ["chat_id", "disable_notification", "reply_markup", "text"]],
  ]);
});
