import type { Logger } from "../../observe/logger.ts";
import { performAct, type Act, type ActServices } from "../../messaging/act.ts";
import { workingCalendar } from "../calendar/calendarDays.ts";
import { ladderOf } from "../reminder/ladderOf.ts";
import { nextAddress, standIns, type NoticeAddress } from "./noticeAddress.ts";
import type { NoticeToSay, NoticeWords } from "./noticeToSay.ts";
import { readNotice, type OpenNotice } from "./readNotice.ts";
import type { RemediationView } from "../remediation/remediationView.ts";
import { isSpeakingTime } from "../../domain/remediation/isSpeakingTime.ts";

export interface NoticeDeps {
  services: ActServices;
  words: NoticeWords;
  log: Logger;
  /** Nobody that this process can reach is left: leave the notice to the service, which may know better. */
  leavesNowhere?: true;
}

export type NoticeOutcome = "queued" | "dropped" | "nowhere" | "later" | "done_before";

export const WAITS_FOR_HOURS: ReadonlySet<OpenNotice["kind"]> = new Set(["reminder", "audit"] as const);

type NoticeRow = OpenNotice & { triedAccounts: number[]; organizationId: string };

/**
 * Handler of the job `notice`: checks that there is still something to say, puts it into words and
 * queues it for the first account that may reach the person, or somebody in their place. Any number
 * of runs queue it once. What has time waits for working hours.
 */
export async function deliverNotice(deps: NoticeDeps, noticeId: string): Promise<NoticeOutcome> {
  const { services, words, log } = deps;
  const tried = await services.db.prisma.notice.findUnique({
    where: { id: noticeId },
    select: { triedAccounts: true },
  });
  const key = `n:${noticeId}:${tried?.triedAccounts.length ?? 0}`;
  const outcome = await performAct(services, { key }, async (act): Promise<NoticeOutcome> => {
    const notice = await take(act, noticeId);
    if (notice === null || notice.triedAccounts.length !== tried?.triedAccounts.length) return "done_before";
    if (WAITS_FOR_HOURS.has(notice.kind) && !(await maySpeak(act, notice.organizationId))) return "later";
    const content = await readNotice(act, notice);
    if (content === null) return settle(act, notice.id, "dropped");
    const found = await findAddress(act, notice, content);
    if (found === null && deps.leavesNowhere === true) return "later";
    if (found === null) {
      act.audit({
        chain: "system",
        action: "notice.nowhere",
        object: `notice:${notice.id}`,
        data: { person: notice.personId, kind: notice.kind, tried: notice.triedAccounts },
      });
      return settle(act, notice.id, "nowhere");
    }
    const { address, recipient, inPlaceOf } = found;
    const payload = await words(act, { ...content, recipient, inPlaceOf });
    const { channel, conversation } = address;
    const outboxId = await act.send({ channel, conversation, method: "sendMessage", payload });
    const tx = await act.uow.prisma();
    await tx.notice.update({
      where: { id: notice.id },
      data: {
        state: "sending",
        outboxId,
        recipientId: recipient.id,
        triedAccounts: [...notice.triedAccounts, address.accountId],
      },
    });
    return "queued";
  });
  if (outcome === "nowhere") log.error({ notice: noticeId }, "a notice reaches nobody: no account is left");
  return outcome;
}

async function take(act: Act, noticeId: string): Promise<NoticeRow | null> {
  const { rows } = await act.uow.sql.query<NoticeRow>({
    name: "notice-take",
    text: `SELECT n.id, n.kind, n."personId", n.data, n."triedAccounts", p."organizationId"
             FROM "Notice" n JOIN "Person" p ON p.id = n."personId"
            WHERE n.id = $1 AND n.state = 'open' FOR UPDATE OF n`,
    values: [noticeId],
  });
  return rows[0] ?? null;
}

async function maySpeak(act: Act, organizationId: string): Promise<boolean> {
  const tx = await act.uow.prisma();
  const { reminderLadder } = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const calendar = await workingCalendar(act, organizationId);
  return isSpeakingTime(act.now, calendar, ladderOf(reminderLadder, act.timeZone));
}

interface Found {
  address: NoticeAddress;
  recipient: NoticeToSay["recipient"];
  inPlaceOf: string | null;
}

/** Whose stand-ins are asked where nothing reaches the person; codes of the audit log are nobody else's. */
function aboutPoint(content: Content): RemediationView | undefined {
  switch (content.kind) {
    case "event":
      return content.view;
    case "reminder":
      return content.points[0]?.view;
    case "weekly":
      return content.views[0];
    case "audit":
      return undefined;
    default:
      return content satisfies never;
  }
}

type Content = Exclude<Awaited<ReturnType<typeof readNotice>>, null>;

/** The person's own accounts, then those of whoever answers for them; never the same one twice. */
async function findAddress(act: Act, notice: NoticeRow, content: Content): Promise<Found | null> {
  const view = aboutPoint(content);
  const others = view === undefined ? [] : await standIns(act, notice.personId, view);
  const tx = await act.uow.prisma();
  const meant = await tx.person.findUniqueOrThrow({ where: { id: notice.personId } });
  for (const personId of [notice.personId, ...others]) {
    const address = await nextAddress(act, personId, notice.triedAccounts);
    if (address === null) continue;
    const { id, fullName: name, locale } = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    return { address, recipient: { id, name, locale }, inPlaceOf: id === meant.id ? null : meant.fullName };
  }
  return null;
}

async function settle<State extends "dropped" | "nowhere">(
  act: Act,
  id: string,
  state: State,
): Promise<State> {
  const tx = await act.uow.prisma();
  await tx.notice.update({ where: { id }, data: { state, settledAt: act.now } });
  return state;
}
