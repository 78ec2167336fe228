import type { Actor } from "../Actor.ts";
import type { OaUser } from "./OaUser.ts";
import type { ZaloOaFake } from "./startZaloOaFake.ts";

/** A line of choices under a text: "1. Có", "b. ‹ Câu trước". */
const CHOICE = /^(\d{1,3}|[a-z])\. (.+)$/;

/** Payload of the button that the README gives the template. */
const TEMPLATE_BUTTON = "#kt:xem";

/**
 * A person in the chat of the Official Account, who presses what is a button and types what stands
 * before a choice of a list. `idle` resolves when the service has nothing left to do.
 */
export function zaloOaChat(fake: ZaloOaFake, name: string, idle: () => Promise<void>): Actor {
  const user = fake.user(name);
  /** Messages of the account that were there before the person's last act. */
  let before = 0;
  let tapped = 0;

  async function does(act: () => unknown): Promise<void> {
    before = user.oaMessages().length;
    act();
    await idle();
  }
  const shown = () => user.oaMessages().slice(before);

  return {
    open: (code) => does(() => user.sendText(`/start ${code}`)),
    says: (text) => does(() => user.sendText(text)),
    async presses(label) {
      // Several choices are given in one message, so nothing has to end the choosing.
      if (label === "Xong" && !offers(user, label)) return;
      await does(() => {
        const key = keyOf(user, label);
        return key === null ? user.press(label) : user.sendText(key);
      });
    },
    history: async () =>
      user.oaMessages().map(({ text, buttons }) => ({ text, buttons: buttons.map(({ title }) => title) })),
    pressesGone: () => Promise.reject(new Error("a message of the account cannot be changed")),
    sendsSticker: () => does(() => user.sendSticker()),
    sends: (file) =>
      does(() => {
        const url = fake.host(file.bytes);
        if (file.as === "photo") user.sendImages([url], file.caption);
        else if (file.as === "file") {
          user.sendFile(url, { name: file.name ?? "tep", size: file.size ?? file.bytes.length });
        } else user.sendMedia(file.as === "voice" ? "audio" : "video", url);
      }),
    sendsPlace: (latitude, longitude) => does(() => user.sendPlace(latitude, longitude)),
    sendsVoice: () => does(() => user.sendMedia("audio", "https://voice.zdn.vn/1.aac")),
    shown: async () =>
      shown().map(({ text, buttons }) => ({
        text,
        buttons:
          buttons.length > 0
            ? buttons.map(({ title }) => title)
            : text.split("\n").flatMap((line) => CHOICE.exec(line)?.[2] ?? []),
      })),
    async answer() {
      const templates = user.oaMessages().filter(({ template }) => template !== undefined).length;
      // Whoever gets a template message looks at what it is about.
      if (templates > tapped) {
        tapped = templates;
        user.sendText(TEMPLATE_BUTTON);
        await idle();
      }
      return shown()
        .map(({ text }) => text)
        .join("\n");
    },
    async file() {
      const message = await user.waitFor(({ file, text }) => file !== undefined || text.includes("/files/"));
      if (message.file !== undefined) return message.file;
      const response = await fetch(/https?:\S+/.exec(message.text)?.[0] ?? "");
      const named = /filename="([^"]*)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "";
      return { name: named, bytes: new Uint8Array(await response.arrayBuffer()) };
    },
  };
}

/** What stands before these words in the newest list that has them; null when a newer button has them. */
function keyOf(user: OaUser, label: string): string | null {
  for (const { text, buttons } of user.oaMessages().toReversed()) {
    if (buttons.some(({ title }) => title.includes(label))) return null;
    const lines = text.split("\n").flatMap((line) => {
      const [, key, words] = CHOICE.exec(line) ?? [];
      return key === undefined || words === undefined ? [] : [{ key, words }];
    });
    const line =
      lines.find(({ words }) => words === label) ?? lines.find(({ words }) => words.includes(label));
    if (line !== undefined && buttons.length === 0) return line.key;
  }
  return null;
}

/** Whether the newest message with something to choose from has this. */
function offers(user: OaUser, label: string): boolean {
  const newest = user
    .oaMessages()
    .findLast(
      ({ text, buttons }) => buttons.length > 0 || text.split("\n").some((line) => CHOICE.test(line)),
    );
  return (
    newest !== undefined &&
    (newest.text.includes(`. ${label}`) || newest.buttons.some(({ title }) => title === label))
  );
}
