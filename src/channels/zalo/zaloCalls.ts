import { splitLongText } from "../../domain/language/splitLongText.ts";
import type { OutboxRow } from "../../db/outbox.ts";
import { isReply } from "../../messaging/replyKey.ts";
import type { FileText } from "../common/fileText.ts";
import { plainText } from "../common/plainText.ts";
import { MAX_TEXT } from "./limits.ts";
import { promptOptions, withOptions } from "../common/prompt.ts";

/** One call of the Zalo Bot API without the chat. */
export interface ZaloCall {
  readonly method: "sendMessage" | "sendChatAction";
  readonly payload: Readonly<Record<string, unknown>>;
}

export type ZaloCalls =
  | { readonly ok: true; readonly calls: readonly ZaloCall[] }
  | { readonly ok: false; readonly error: string };

/**
 * A call of the outbox (Bot API) as the calls Zalo has for it, in order. Bold parts are dropped; choices
 * that have changed are sent anew, for they are what the person waits for.
 */
export async function zaloCalls(row: OutboxRow, fileText: FileText): Promise<ZaloCalls> {
  const { method, payload } = row;
  switch (method) {
    case "sendMessage": {
      const text = plainText(payload, "text");
      return text === null ? failed(`${method} without a text`) : texts(text, row);
    }
    case "editMessageReplyMarkup":
      return texts("", row);
    case "sendDocument":
      return fileCalls(row, fileText);
    case "sendChatAction":
      return {
        ok: true,
        calls: payload["action"] === "typing" ? [{ method, payload: { action: "typing" } }] : [],
      };
    default:
      return failed(`Zalo has no ${method}`);
  }
}

async function fileCalls(row: OutboxRow, fileText: FileText): Promise<ZaloCalls> {
  const { payload, conversation } = row;
  const { document: reference } = payload;
  if (typeof reference !== "string") return failed("no file in the call");
  const caption = plainText(payload, "caption") ?? "";
  const text = await fileText({ reference, caption, conversation });
  return text === null ? failed(`no such file: ${reference}`) : texts(text, row);
}

function texts(text: string, row: OutboxRow): ZaloCalls {
  return { ok: true, calls: textCalls(text, row) };
}

/** The choices stand at the end of the last part. */
function textCalls(text: string, { key, payload }: OutboxRow): ZaloCall[] {
  const options = promptOptions({ text, markup: payload["reply_markup"], reply: isReply(key) });
  return splitLongText(withOptions(text, options), MAX_TEXT).map((part) => ({
    method: "sendMessage",
    payload: { text: part },
  }));
}

function failed(error: string): ZaloCalls {
  return { ok: false, error };
}
