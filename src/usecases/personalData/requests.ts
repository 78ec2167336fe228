import { dayOf, dbDay } from "../../db/days.ts";
import { requestDays, type RequestKind } from "../../domain/personalData/requestDays.ts";
import type { IsoDay } from "../../domain/calendar/isoDay.ts";
import type { Act } from "../../messaging/act.ts";
import { workingCalendar } from "../calendar/calendarDays.ts";

export type RequestOutcome = "done" | "partly" | "refused";

/** What somebody has asked for about their data. */
export interface DataRequest {
  id: string;
  person: { id: string; name: string };
  kind: RequestKind;
  text: string | null;
  receivedOn: IsoDay;
  answerBy: IsoDay;
  doBy: IsoDay;
  outcome: RequestOutcome | null;
  answer: string | null;
  answeredOn: IsoDay | null;
  /** Not answered, and its day for being carried out is over. */
  isLate: boolean;
}

/**
 * Notes a request with its days. One of the same kind that is not answered yet is the same request. Null: there
 * is no such person.
 */
export async function noteRequest(
  act: Act,
  personId: string,
  kind: RequestKind,
  text: string | null,
): Promise<DataRequest | null> {
  const tx = await act.uow.prisma();
  const person = await tx.person.findUnique({ where: { id: personId }, select: { organizationId: true } });
  if (person === null) return null;
  const open = await tx.personRequest.findFirst({ where: { personId, kind, answeredAt: null } });
  if (open !== null) return readRequest(act, open.id);
  const days = requestDays(await workingCalendar(act, person.organizationId), kind, act.today);
  const { id } = await tx.personRequest.create({
    data: {
      personId,
      kind,
      text,
      receivedOn: dbDay(act.today),
      answerBy: dbDay(days.answerBy),
      doBy: dbDay(days.doBy),
    },
  });
  act.audit({
    chain: "system",
    action: "privacy.requested",
    object: `request:${id}`,
    data: { person: personId, kind, ...days },
  });
  return readRequest(act, id);
}

/** Answers a request, once. Null: there is none of this id that waits. */
export async function answerRequest(
  act: Act,
  id: string,
  { outcome, answer }: { outcome: RequestOutcome; answer: string },
): Promise<DataRequest | null> {
  const tx = await act.uow.prisma();
  const { count } = await tx.personRequest.updateMany({
    where: { id, answeredAt: null },
    data: { outcome, answer, answeredAt: act.now },
  });
  if (count === 0) return null;
  act.audit({ chain: "system", action: "privacy.answered", object: `request:${id}`, data: { outcome } });
  return readRequest(act, id);
}

/** Those that wait, else all there ever were; those to be answered first stand first. */
export async function listRequests(act: Act, all: boolean): Promise<DataRequest[]> {
  const tx = await act.uow.prisma();
  const found = await tx.personRequest.findMany({
    where: all ? {} : { answeredAt: null },
    select: { id: true },
    orderBy: [{ answerBy: "asc" }, { id: "asc" }],
  });
  const requests: DataRequest[] = [];
  for (const { id } of found) {
    const request = await readRequest(act, id);
    if (request !== null) requests.push(request);
  }
  return requests;
}

async function readRequest(act: Act, id: string): Promise<DataRequest | null> {
  const tx = await act.uow.prisma();
  const row = await tx.personRequest.findUnique({
    where: { id },
    include: { person: { select: { id: true, fullName: true } } },
  });
  if (row === null) return null;
  const { person, kind, text, outcome, answer, answeredAt } = row;
  return {
    id,
    person: { id: person.id, name: person.fullName },
    kind,
    text,
    receivedOn: dayOf(row.receivedOn),
    answerBy: dayOf(row.answerBy),
    doBy: dayOf(row.doBy),
    outcome,
    answer,
    answeredOn: answeredAt === null ? null : dayOf(answeredAt),
    isLate: answeredAt === null && dayOf(row.doBy) < act.today,
  };
}
