import { localDay } from "../../clock.ts";
import { isInformed, NOTICE_VERSION } from "../../domain/personalData/noticeVersion.ts";
import type { Act } from "../../messaging/act.ts";
import { periodsInForce } from "./retention/periods.ts";

/** What the notice on personal data says of the acting person's own agency. */
export interface NoticeFacts {
  agency: string;
  /** Who answers for the protection of personal data; null: not named yet. */
  officer: string | null;
  /** How many days messages are kept. */
  days: number;
  /** Day (yyyy-mm-dd) on which the person has confirmed this very version; null: not yet. */
  informedOn: string | null;
}

/** Null for a stranger. */
export async function noticeFacts(act: Act): Promise<NoticeFacts | null> {
  if (act.actor === null) return null;
  const tx = await act.uow.prisma();
  const { organization, informedOf, informedAt } = await tx.person.findUniqueOrThrow({
    where: { id: act.actor.id },
    select: {
      informedOf: true,
      informedAt: true,
      organization: { select: { name: true, dataOfficer: true } },
    },
  });
  return {
    agency: organization.name,
    officer: organization.dataOfficer,
    days: (await periodsInForce(act)).webChat,
    informedOn:
      isInformed(informedOf) && informedAt !== null
        ? localDay({ now: () => informedAt.getTime() }, act.timeZone)
        : null,
  };
}

/** The acting person confirms to have been given the notice; once is enough. False: they had before. */
export async function confirmNotice(act: Act): Promise<boolean> {
  if (act.actor === null) return false;
  const tx = await act.uow.prisma();
  const { count } = await tx.person.updateMany({
    where: { id: act.actor.id, OR: [{ informedOf: null }, { informedOf: { lt: NOTICE_VERSION } }] },
    data: { informedOf: NOTICE_VERSION, informedAt: act.now },
  });
  if (count === 1) auditNotice(act, "privacy.notice_confirmed");
  return count === 1;
}

/** The acting person has put it off: nothing is asked of them until they come back to it. */
export function postponeNotice(act: Act): void {
  auditNotice(act, "privacy.notice_postponed");
}

function auditNotice(act: Act, action: string): void {
  if (act.actor === null) return;
  const { id, locale } = act.actor;
  const data = { version: NOTICE_VERSION, language: locale };
  act.audit({ chain: "system", action, object: `person:${id}`, data });
}
