import { localTime } from "../../domain/report/localTime.ts";
import type { EvidenceKind } from "../../domain/evidence/acceptedFiles.ts";
import { LOCALES, type Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { openArea } from "../answers/openArea.ts";
import type { EvidenceOrigin } from "./evidenceOrigin.ts";
import type { EvidenceRefusal } from "./evidenceRefusal.ts";

interface SettledPiece {
  kind: EvidenceKind;
  areaRecordId: number | null;
  question: string | null;
  originalName: string | null;
  addedById: string;
  createdAt: Date;
}

/**
 * Tells the sender of a piece what became of it, in a message of its own under the piece: nothing is
 * refused silently. `not_printable`: kept, but no document can show it.
 */
export async function tellSender(
  act: Act,
  piece: SettledPiece,
  origin: EvidenceOrigin,
  what: EvidenceRefusal | "not_printable",
): Promise<void> {
  const tx = await act.uow.prisma();
  const sender = await tx.person.findUnique({ where: { id: piece.addedById }, select: { locale: true } });
  const locale: Locale = LOCALES.find((known) => known === sender?.locale) ?? "vi";
  const { time, date } = localTime(piece.createdAt.toISOString(), act.timeZone, locale);
  const about = {
    what: piece.originalName === null ? t(locale, `evidence-a-${piece.kind}`) : `“${piece.originalName}”`,
    time,
    date,
    target: await targetText(act, piece, locale),
  };
  const text =
    what === "not_printable"
      ? t(locale, "evidence-not-printable", about)
      : `${t(locale, "evidence-refused", about)} ${t(locale, `evidence-refusal-${what}`)}`;
  await act.send({
    channel: origin.channel,
    conversation: origin.conversation,
    method: "sendMessage",
    payload: {
      text,
      // Only Telegram can point at the message; it does not mind when that is gone.
      ...(origin.messageId === null ? {} : { reply_parameters: { message_id: origin.messageId } }),
    },
  });
}

/** " cho câu 6 (Cải cách thủ tục hành chính)", " cho lĩnh vực …" or nothing. */
async function targetText(act: Act, piece: SettledPiece, locale: Locale): Promise<string> {
  const area = piece.areaRecordId === null ? null : await openArea(act, piece.areaRecordId);
  if (area === null) return "";
  const { session } = area;
  const label = session.areaLabel(area.area, locale);
  const number =
    piece.question !== null && session.has(piece.question)
      ? session.question(piece.question).number
      : undefined;
  return number === undefined
    ? t(locale, "evidence-for-area", { area: label })
    : t(locale, "evidence-for-question", { number: String(number), area: label });
}
