import { splitLongText } from "../../domain/language/splitLongText.ts";
import type { OutboxRow } from "../../db/outbox.ts";
import { isReply } from "../../messaging/replyKey.ts";
import type { FileText } from "../common/fileText.ts";
import type { FilePart } from "../common/multipart.ts";
import { plainText } from "../common/plainText.ts";
import { promptOptions, withOptions } from "../common/prompt.ts";
import { FILE_MIMES, MAX_FILE_BYTES, MAX_TEXT } from "./limits.ts";
import { oaButtons, type OaButton } from "./oaButtons.ts";

/** One message of the Official Account. */
export type OaPart =
  | { readonly kind: "text"; readonly text: string; readonly buttons: readonly OaButton[] }
  /** To be uploaded first. */
  | { readonly kind: "file"; readonly file: FilePart };

export type OaParts =
  /** None: what the channel does not have and nobody misses. */
  { readonly ok: true; readonly parts: readonly OaPart[] } | { readonly ok: false; readonly error: string };

export interface OaPartsDeps {
  /** The file that a flow calls "file:<id>"; null when there is none. */
  readonly readFile: (reference: string) => Promise<FilePart | null>;
  /** For what Zalo does not take: Excel, more than 5 MB. */
  readonly fileText: FileText;
  /** False once Zalo has refused them: choices are numbered then. */
  readonly showsButtons: boolean;
}

/**
 * A call of the outbox (Bot API) as the messages of the Official Account, in order. Bold parts are
 * dropped; choices that have changed are sent anew, for they are what the person waits for.
 */
export async function oaParts(row: OutboxRow, deps: OaPartsDeps): Promise<OaParts> {
  const { method, payload } = row;
  switch (method) {
    case "sendMessage": {
      const text = plainText(payload, "text");
      return text === null ? failed(`${method} without a text`) : texts(row, text, deps);
    }
    case "editMessageReplyMarkup":
      return texts(row, "", deps);
    case "sendDocument":
      return fileParts(row, deps);
    case "sendChatAction":
      return { ok: true, parts: [] };
    default:
      return failed(`the Official Account has no ${method}`);
  }
}

async function fileParts(row: OutboxRow, deps: OaPartsDeps): Promise<OaParts> {
  const { payload, conversation } = row;
  const { document: reference } = payload;
  if (typeof reference !== "string") return failed("no file in the call");
  const file = await deps.readFile(reference);
  if (file === null) return failed(`no such file: ${reference}`);
  const caption = plainText(payload, "caption") ?? "";
  if (FILE_MIMES.has(file.mime) && file.bytes.length <= MAX_FILE_BYTES) {
    const rest = texts(row, caption, deps);
    return rest.ok ? { ok: true, parts: [{ kind: "file", file }, ...rest.parts] } : rest;
  }
  const text = await deps.fileText({ reference, caption, conversation });
  return text === null ? failed(`no such file: ${reference}`) : texts(row, text, deps);
}

/** The choices stand under the last part: as buttons, or as a list where they cannot be buttons. */
function texts(row: OutboxRow, text: string, deps: OaPartsDeps): OaParts {
  const options = promptOptions({
    text,
    markup: row.payload["reply_markup"],
    reply: isReply(row.key),
  });
  const buttons = deps.showsButtons && text !== "" ? oaButtons(options, row.id.toString()) : null;
  const parts = splitLongText(buttons === null ? withOptions(text, options) : text, MAX_TEXT);
  return {
    ok: true,
    parts: parts.map((part, index) => ({
      kind: "text",
      text: part,
      buttons: index === parts.length - 1 ? (buttons ?? []) : [],
    })),
  };
}

function failed(error: string): OaParts {
  return { ok: false, error };
}
