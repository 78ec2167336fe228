import type { Act } from "../../messaging/act.ts";
import { newsData } from "../notice/noticeToSay.ts";

/**
 * The remediations that a message of ours was about, by its outbox id or, once the channel has it,
 * by the channel's own id; none when it was about something else.
 */
export async function remediationsOfMessage(
  act: Act,
  conversation: string,
  message: { outboxId: bigint } | { externalId: string },
): Promise<string[]> {
  const tx = await act.uow.prisma();
  const outbox =
    "outboxId" in message
      ? { id: message.outboxId }
      : await tx.outboxMessage.findFirst({
          where: { conversation, externalId: message.externalId },
          select: { id: true },
        });
  if (outbox === null) return [];
  const notice = await tx.notice.findFirst({
    where: { outboxId: outbox.id },
    include: { reminders: { select: { remediationId: true } } },
  });
  if (notice === null) return [];
  const news = newsData.safeParse(notice.data);
  return news.success
    ? [news.data.remediationId]
    : notice.reminders.map(({ remediationId }) => remediationId);
}
