import type { RemediationEntryDraft } from "../../domain/remediation/remediationEvent.ts";
import type { Act } from "../../messaging/act.ts";

/** Something owed to a person, put into words when it is sent. */
export interface RemediationNews {
  remediationId: string;
  /** "movedAway": to the unit that had it before a move to its successor. */
  event: RemediationEntryDraft["kind"] | "movedAway";
  entryId: string;
}

/**
 * Owes each of the people the news, once; the words are made and sent by the job `notice`, after
 * the commit. Nobody is told what they did themselves.
 */
export async function tellPeople(
  act: Act,
  people: readonly { personId: string }[],
  news: RemediationNews,
): Promise<void> {
  const tx = await act.uow.prisma();
  const told = new Set(people.map(({ personId }) => personId));
  for (const personId of told) {
    if (personId === act.actor?.id) continue;
    const notice = await tx.notice.create({
      data: {
        key: `event:${news.entryId}:${personId}`,
        kind: "event",
        personId,
        recipientId: personId,
        data: { ...news },
        triedAccounts: [],
        createdAt: act.now,
      },
      select: { id: true },
    });
    await act.job("notice", { noticeId: notice.id });
  }
}
