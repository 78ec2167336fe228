import { splitLongText } from "../../domain/language/splitLongText.ts";
import type { OutboxRow } from "../../messaging/channel.ts";
import { isReply } from "../../messaging/replyKey.ts";
import type { FileText } from "../common/fileText.ts";
import { NOTHING_TO_SHOW, plainText } from "../common/plainCall.ts";
import { MAX_CAPTION, MAX_TEXT } from "./limits.ts";
import { promptOptions, withOptions } from "../common/prompt.ts";

/** One call of the Zalo Bot API without the chat. */
export interface ZaloCall {
  readonly method: "sendMessage" | "sendPhoto" | "sendChatAction";
  readonly payload: Readonly<Record<string, unknown>>;
}

export type ZaloCalls =
  /** None: what Zalo does not have and nobody misses. */
  { readonly ok: true; readonly calls: readonly ZaloCall[] } | { readonly ok: false; readonly error: string };

/**
 * A call of the outbox (Bot API) as the calls Zalo has for it, in order. Bold parts are dropped; an
 * edit is sent anew, for what has changed is what the person waits for.
 */
export async function zaloCalls(row: OutboxRow, fileText: FileText): Promise<ZaloCalls> {
  const { method, payload } = row;
  switch (method) {
    case "sendMessage":
    case "editMessageText": {
      const text = plainText(payload, "text");
      return text === null ? failed(`${method} without a text`) : texts(text, row);
    }
    case "editMessageReplyMarkup":
      return texts("", row, true);
    case "sendDocument":
    case "sendPhoto":
      return fileCalls(row, fileText);
    case "sendChatAction":
      return {
        ok: true,
        calls: payload["action"] === "typing" ? [{ method, payload: { action: "typing" } }] : [],
      };
    default:
      return NOTHING_TO_SHOW.test(method) ? { ok: true, calls: [] } : failed(`Zalo has no ${method}`);
  }
}

async function fileCalls(row: OutboxRow, fileText: FileText): Promise<ZaloCalls> {
  const { payload, conversation } = row;
  const reference = payload["document"] ?? payload["photo"];
  if (typeof reference !== "string") return failed("no file in the call");
  const caption = plainText(payload, "caption") ?? "";
  if (/^https?:\/\//.test(reference) && payload["photo"] === reference) {
    const short = caption.length <= MAX_CAPTION && payload["reply_markup"] === undefined;
    const photo = {
      method: "sendPhoto",
      payload: { photo: reference, ...(short && caption !== "" ? { caption } : {}) },
    } as const;
    const rest = short ? [] : textCalls(caption, row, false);
    return { ok: true, calls: [photo, ...rest] };
  }
  const text = await fileText({ reference, caption, conversation });
  return text === null ? failed(`no such file: ${reference}`) : texts(text, row);
}

function texts(text: string, row: OutboxRow, ticks = false): ZaloCalls {
  return { ok: true, calls: textCalls(text, row, ticks) };
}

/** The choices stand at the end of the last part. */
function textCalls(text: string, { key, payload }: OutboxRow, ticks: boolean): ZaloCall[] {
  const options = promptOptions({ text, markup: payload["reply_markup"], ticks, reply: isReply(key) });
  return splitLongText(withOptions(text, options), MAX_TEXT).map((part) => ({
    method: "sendMessage",
    payload: { text: part },
  }));
}

function failed(error: string): ZaloCalls {
  return { ok: false, error };
}
