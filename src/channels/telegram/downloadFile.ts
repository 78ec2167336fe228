import { z } from "zod";
import type { FetchedFile } from "../../messaging/fileSource.ts";
import { MAX_DOWNLOAD_BYTES } from "./limits.ts";
import type { TelegramApi } from "./telegramApi.ts";

const fileSchema = z.looseObject({
  file_size: z.int().nonnegative().optional(),
  file_path: z.string().optional(),
});

/**
 * Fetches a file that somebody sent, from Telegram's own host only. A file that says it is larger than `limit`
 * bytes is not fetched at all, one that turns out larger is cut off.
 */
export async function downloadFile(api: TelegramApi, fileId: string, limit: number): Promise<FetchedFile> {
  const answer = await api.call("getFile", { file_id: fileId });
  if (!answer.ok) {
    if (answer.kind === "unreachable") return unreachable(answer.error);
    const error = `${answer.errorCode} ${answer.description}`;
    if (answer.errorCode !== 400) return unreachable(error, answer.retryAfter);
    return answer.description.includes("file is too big")
      ? { ok: false, reason: "too_large", size: undefined }
      : { ok: false, reason: "gone" };
  }
  const file = fileSchema.safeParse(answer.result).data;
  if (file?.file_path === undefined) return { ok: false, reason: "gone" };
  const most = Math.min(limit, MAX_DOWNLOAD_BYTES);
  if (file.file_size !== undefined && file.file_size > most) {
    return { ok: false, reason: "too_large", size: file.file_size };
  }
  const fetched = await api.download(file.file_path, most);
  switch (fetched.kind) {
    case "file":
      return { ok: true, bytes: fetched.bytes };
    case "tooLarge":
      return { ok: false, reason: "too_large", size: undefined };
    case "gone":
      return { ok: false, reason: "gone" };
    case "unreachable":
      return unreachable(fetched.error);
    default:
      return fetched satisfies never;
  }
}

function unreachable(error: string, afterSeconds?: number): FetchedFile {
  return { ok: false, reason: "unreachable", error, afterSeconds };
}
