import type { Message } from "grammy/types";

/** A sticker in the words of the Bot API: that one came is all that flows look at. */
export function stickerContent(id: string, uniqueId: string): Required<Pick<Message, "sticker">> {
  return {
    sticker: {
      file_id: id,
      file_unique_id: uniqueId,
      type: "regular",
      width: 0,
      height: 0,
      is_animated: false,
      is_video: false,
    },
  };
}
