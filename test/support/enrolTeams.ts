import { keepAccount } from "../../src/db/keepAccount.ts";
import { openDatabase } from "../../src/db/database.ts";
import type { FormDef } from "../../src/domain/form/definition/formDef.ts";
import { NOTICE_VERSION } from "../../src/domain/personalData/noticeVersion.ts";
import { inspectionSpec } from "../../src/domain/inspection/inspectionSpec.ts";
import { performAct, type ActServices } from "../../src/messaging/act.ts";
import { newestForm, publishForm } from "../../src/usecases/form/formLibrary.ts";
import { createInspection } from "../../src/usecases/inspection/createInspection.ts";
import { acceptInvite } from "../../src/usecases/invite/acceptInvite.ts";
import { findInvite } from "../../src/usecases/invite/findInvite.ts";
import { quietServices } from "./quietServices.ts";

export interface TeamsWanted {
  form: FormDef;
  inspections: number;
  auditKey: string;
  /** Telegram chat of the first member; the others follow. */
  firstChat: number;
  /** First letters of the inspections' codes. */
  code: string;
}

/** A member who has enrolled and is in charge of one area. */
export interface EnrolledMember {
  chatId: number;
  personId: string;
  inspection: string;
  area: string;
  recordId: number;
}

/**
 * Inspections of one form with a member for each of its areas, all enrolled on Telegram, written
 * through the use cases by a process of the operator's kind: nothing is sent.
 */
export async function enrolTeams(connectionString: string, wanted: TeamsWanted): Promise<EnrolledMember[]> {
  const db = openDatabase({ connectionString });
  const services = quietServices(db, wanted.auditKey);
  try {
    await performAct(services, { key: "test:form" }, (act) => publishForm(act, wanted.form, null));
    const members: EnrolledMember[] = [];
    for (let number = 1; number <= wanted.inspections; number += 1) {
      const firstChat = wanted.firstChat + members.length;
      members.push(...(await enrolTeam(services, wanted, { number, firstChat })));
    }
    return members;
  } finally {
    await db.close();
  }
}

async function enrolTeam(
  services: ActServices,
  { form, code }: TeamsWanted,
  { number, firstChat }: { number: number; firstChat: number },
): Promise<EnrolledMember[]> {
  const areas = form.nodes.filter((node) => node.kind === "group").map((node) => node.name);
  const spec = inspectionSpec.parse({
    code: `${code}-${number}`,
    organization: { name: "UBND tỉnh Bắc Kạn", place: "Bắc Kạn" },
    unit: { name: `UBND huyện số ${number}`, type: "huyen" },
    form: form.id,
    visitDate: "2020-09-17",
    dataPeriod: { from: "2020-01-01", to: "2020-09-15" },
    team: [
      { role: "lead", name: `Trưởng đoàn ${code} ${number}` },
      ...areas.map((area) => ({
        role: "member",
        name: `Thành viên ${code} ${number} ${area}`,
        areas: [area],
      })),
    ],
  });
  return performAct(services, { key: `test:team:${code}:${number}`, channel: "telegram" }, async (act) => {
    const created = await createInspection(act, (formId, owner) => newestForm(act, formId, owner), spec);
    if (!created.ok) throw new Error(`inspection not created: ${JSON.stringify(created)}`);
    const tx = await act.uow.prisma();
    const records = await tx.areaRecord.findMany({ where: { inspection: { code: created.code } } });
    const members: EnrolledMember[] = [];
    for (const invite of created.invites) {
      const [area] = invite.areas;
      const record = records.find((candidate) => candidate.area === area);
      if (area === undefined || record === undefined) continue;
      const chatId = firstChat + members.length;
      const offer = await findInvite(act, invite.code);
      if (offer === null) throw new Error(`no invitation for ${invite.person}`);
      const account = await keepAccount(act.uow.sql, {
        channel: "telegram",
        externalId: String(chatId),
        displayName: invite.person,
      });
      await acceptInvite(act, { inviteId: offer.inviteId, channel: "telegram", account });
      const { id: personId } = offer.person;
      members.push({ chatId, personId, inspection: created.code, area, recordId: record.id });
    }
    // Also where the database is not one of the tests', which see to it themselves.
    await tx.person.updateMany({ data: { informedOf: NOTICE_VERSION, informedAt: act.now } });
    return members;
  });
}
