import type { Message, Update } from "grammy/types";
import { z } from "zod";
import type { AccountRef } from "../../db/keepAccount.ts";
import { chatNumber } from "../../messaging/channelPort.ts";
import { typedText } from "../common/typedText.ts";
import {
  chosenIn,
  promptOptions,
  shownPromptSchema,
  type PromptOption,
  type ShownPrompt,
} from "../common/prompt.ts";
import { stickerContent } from "../common/stickerContent.ts";
import { asksForHeld, oaButtons, pressOf } from "./oaButtons.ts";
import { readOaEvent, type OaEvent } from "./oaEvent.ts";

const payloadSchema = z.object({
  event: z.unknown(),
  prompt: shownPromptSchema.nullable(),
  file: z.int().nonnegative(),
});

interface Press {
  readonly data: string;
  readonly outboxId: string;
}

/**
 * A stored event as the flows take it; a press of a button, its words, or the number under a list
 * become the press of the button. Null for a payload that is no event (another release wrote it).
 */
export function createToUpdate(oaId: string) {
  return (payload: unknown, account: AccountRef, updateId: number): Update | null => {
    const stored = payloadSchema.safeParse(payload).data;
    const read = stored === undefined ? undefined : readOaEvent(stored.event, oaId);
    if (stored === undefined || read?.ok !== true) return null;
    const { event } = read;
    const { prompt } = stored;
    if (event.content.kind === "text" && asksForHeld(event.content.text)) return null;
    const id = chatNumber("zalo_oa", account);
    // Telegram demands a first name; flows address people by their own name, never by this one.
    const first_name = account.displayName ?? "Zalo";
    const from = { id, is_bot: false, first_name };
    const chat = { id, type: "private" as const, first_name };
    const press = event.content.kind === "text" ? chosen(event.content.text, prompt) : null;
    if (press !== null) {
      const shown = prompt?.outboxId === press.outboxId ? prompt : null;
      const message_id = Number(press.outboxId);
      return {
        update_id: updateId,
        callback_query: {
          id: String(updateId),
          from,
          chat_instance: String(id),
          data: press.data,
          // An older message is not looked up: what its button does is in the button.
          message:
            shown === null
              ? { message_id, chat, date: 0 }
              : { message_id, chat, date: shown.at, text: shown.text },
        },
      };
    }
    const date = Math.floor(event.at / 1_000);
    return {
      update_id: updateId,
      message: { message_id: updateId, date, chat, from, ...contentOf(event, stored.file) },
    };
  };
}

function chosen(text: string, prompt: ShownPrompt | null): Press | null {
  const pressed = pressOf(text);
  if (pressed !== null || prompt === null) return pressed;
  const found = chosenIn(text, prompt, shownOptions);
  return found === null || found.option.data === null
    ? null
    : { data: found.option.data, outboxId: found.prompt.outboxId };
}

/** Letters mean something only where they were shown. */
function shownOptions(prompt: Omit<ShownPrompt, "behind">): PromptOption[] {
  const options = promptOptions(prompt);
  if (oaButtons(options, prompt.outboxId) === null) return options;
  return options.map((option) => ({ ...option, key: /^\d/.test(option.key) ? option.key : "" }));
}

type Content = Partial<
  Pick<
    Message,
    | "text"
    | "entities"
    | "photo"
    | "document"
    | "voice"
    | "video"
    | "caption"
    | "media_group_id"
    | "location"
    | "sticker"
  >
>;

function contentOf({ content, messageId }: OaEvent, index: number): Content {
  const file_unique_id = messageId ?? "";
  switch (content.kind) {
    case "text":
      return typedText(content.text);
    case "follow":
      return typedText("/start");
    case "files": {
      const file = content.files[index];
      if (file === undefined) return {};
      const kept = { file_id: file.url, file_unique_id: `${file_unique_id}:${index}` };
      const size = file.size === undefined ? {} : { file_size: file.size };
      const name = file.name === undefined ? {} : { file_name: file.name };
      const around = {
        ...(index > 0 || content.caption === undefined ? {} : { caption: content.caption }),
        ...(content.files.length > 1 ? { media_group_id: file_unique_id } : {}),
      };
      switch (file.as) {
        case "photo":
          // Dimensions are not told: the bytes themselves say them.
          return { photo: [{ ...kept, ...size, width: 0, height: 0 }], ...around };
        case "document":
          return { document: { ...kept, ...size, ...name }, ...around };
        case "voice":
          return { voice: { ...kept, ...size, duration: 0 }, ...around };
        case "video":
          return { video: { ...kept, ...size, ...name, width: 0, height: 0, duration: 0 }, ...around };
        default:
          return file.as satisfies never;
      }
    }
    case "place":
      return { location: { latitude: content.latitude, longitude: content.longitude } };
    case "sticker":
      return stickerContent(content.id, file_unique_id);
    case "other":
      return {};
    default:
      return content satisfies never;
  }
}
