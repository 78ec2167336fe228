import { EVIDENCE_KINDS } from "../../domain/evidence/acceptedFiles.ts";
import { MAX_PIECES_A_DAY } from "../../domain/evidence/limits.ts";
import { formatNumber } from "../../domain/answer/formatNumber.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { ReceivedMedia } from "../../messaging/receivedMedia.ts";
import { unprintableIn } from "../core/wordsProblem.ts";
import type { KindCounts } from "../../usecases/evidence/evidenceCounts.ts";

/** "2 ảnh, 1 tệp"; "" for none. */
export function countsText(counts: KindCounts, locale: Locale): string {
  return EVIDENCE_KINDS.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [t(locale, `evidence-${kind}`, { count })];
  }).join(", ");
}

/** Why a piece was not taken at once. */
export function refusedText(reason: "too_large" | "too_many" | "not_open", locale: Locale): string {
  switch (reason) {
    case "too_large":
      return t(locale, "evidence-too-large");
    case "too_many":
      return t(locale, "evidence-too-many", { most: formatNumber(MAX_PIECES_A_DAY, locale) });
    case "not_open":
      return t(locale, "area-not-open");
    default:
      return reason satisfies never;
  }
}

/** What is said beside a receipt: what paper cannot show of the caption, and, the first time, about privacy. */
export function besideReceipt(media: ReceivedMedia, first: boolean, locale: Locale): string[] {
  const characters = media.kind === "location" ? null : unprintableIn(media.caption ?? "");
  return [
    ...(characters === null ? [] : [t(locale, "evidence-caption-unprintable", { characters })]),
    ...(first ? [t(locale, "evidence-privacy")] : []),
  ];
}
