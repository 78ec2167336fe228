import type { ReceivedMedia } from "../../messaging/receivedMedia.ts";
import type { EvidenceKind } from "../../domain/evidence/acceptedFiles.ts";

/** As the sender's app has it; the bytes decide when they are here. */
export function evidenceKindOf(media: ReceivedMedia): EvidenceKind {
  switch (media.kind) {
    case "location":
      return "place";
    case "voice":
      return "audio";
    case "document": {
      const [family] = (media.mime ?? "").split("/");
      return family === "image" ? "photo" : family === "audio" || family === "video" ? family : "document";
    }
    case "photo":
    case "audio":
    case "video":
      return media.kind;
    default:
      return media satisfies never;
  }
}
