import { randomUUID } from "node:crypto";
import { conversationOf } from "../../../src/messaging/conversationOf.ts";
import { keepAccount } from "../../../src/db/keepAccount.ts";
import { openDatabase, type Database } from "../../../src/db/database.ts";
import type { PersonRef } from "../../../src/db/personRef.ts";
import type { Role, Severity } from "../../../src/domain/inspection/areas.ts";
import { inspectionSpec } from "../../../src/domain/inspection/inspectionSpec.ts";
import { createJobQueue } from "../../../src/jobs/jobQueue.ts";
import { createLogger } from "../../../src/observe/logger.ts";
import { performAct, type Act, type ActServices } from "../../../src/messaging/act.ts";
import { newestForm, publishForm } from "../../../src/usecases/form/formLibrary.ts";
import { createInspection } from "../../../src/usecases/inspection/createInspection.ts";
import { freshDatabase } from "../../support/database.ts";
import { numberForm } from "../../support/numberForm.ts";
import { fieldServices } from "./fieldServices.ts";

/** A database with the real job queue and a clock that the test sets; no service runs on it. */
export interface Field {
  db: Database;
  services: ActServices;
  connectionString: string;
  /** "2020-10-07 07:30" in Hanoi. */
  setClock(local: string): void;
  /** One act of somebody, or of the operator. */
  act<T>(actor: PersonRef | null, work: (act: Act) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function instantOf(local: string): number {
  return Date.parse(`${local.replace(" ", "T")}:00+07:00`);
}

export async function createField(start: string): Promise<Field> {
  const database = await freshDatabase();
  const db = openDatabase({ connectionString: database.connectionString });
  let now = instantOf(start);
  const clock = { now: () => now };
  const jobs = createJobQueue(db, createLogger("error"));
  await jobs.start();
  const services = fieldServices(db, clock, jobs);
  await performAct(services, { key: "test:form" }, (act) =>
    publishForm(act, numberForm("numbers", { areas: 1, questions: 1 }), null),
  );
  return {
    db,
    services,
    connectionString: database.connectionString,
    setClock(local) {
      now = instantOf(local);
    },
    act: (actor, work) =>
      performAct(
        services,
        { key: `test:${randomUUID()}`, actor, channel: actor === null ? "system" : "web" },
        work,
      ),
    async close() {
      await jobs.stop();
      await db.close();
      await database.drop();
    },
  };
}

export interface TestInspection {
  code: string;
  /** By role; a second person of a role is "unit_contact 2". */
  people: Record<string, PersonRef>;
  findings: string[];
}

/** The people of the Chợ Đồn inspection, as far as a remediation concerns them. */
export const PEOPLE = [
  { role: "lead", name: "Vũ Đức Chính" },
  { role: "standing_agency", name: "Lê Thị Nga" },
  { role: "unit_head", name: "Triệu Huy Chung" },
  { role: "unit_contact", name: "Hoàng Thị Mai" },
] as const satisfies { role: Role; name: string }[];

/** The three official findings, as the lead has confirmed them. */
export const CHO_DON_FINDINGS = [
  { severity: "moderate", text: "TTHC niêm yết tại Bộ phận một cửa chưa đầy đủ, kịp thời" },
  { severity: "minor", text: "Còn một số vị trí việc làm của công chức chưa đúng theo quy định" },
  { severity: "moderate", text: "Hạ tầng CNTT chưa đồng bộ" },
] as const satisfies { severity: Severity; text: string }[];

/** An inspection with confirmed findings, ready for its notice of conclusion. */
export async function inspectionWithFindings(
  field: Field,
  given: {
    code: string;
    organization?: string;
    unit?: string;
    visitDate?: string;
    people?: readonly { role: Role; name: string }[];
    findings?: readonly { severity: Severity; text: string }[];
  },
): Promise<TestInspection> {
  const { code, unit = "UBND huyện Chợ Đồn", visitDate = "2020-09-17" } = given;
  const { organization = "UBND tỉnh Bắc Kạn" } = given;
  // Names that say of which inspection, so that a text about one shows which.
  const people = (given.people ?? PEOPLE).map(({ role, name }) => ({ role, name: `${name} ${code}` }));
  const ofUnit = (role: Role) => role.startsWith("unit_") || role === "assignee";
  const spec = inspectionSpec.parse({
    code,
    organization: { name: organization, place: "Bắc Kạn" },
    unit: { name: unit, type: "so" },
    form: "numbers",
    visitDate,
    dataPeriod: { from: visitDate, to: visitDate },
    team: people
      .filter(({ role }) => !ofUnit(role))
      .map((person) => ({ ...person, areas: person.role === "member" ? ["area_1"] : [] })),
    unitPeople: people.filter(({ role }) => ofUnit(role)),
  });
  return field.act(null, async (act) => {
    const created = await createInspection(act, (formId, owner) => newestForm(act, formId, owner), spec);
    if (!created.ok) throw new Error(JSON.stringify(created));
    const tx = await act.uow.prisma();
    const inspection = await tx.inspection.findUniqueOrThrow({
      where: { code },
      include: { members: { include: { person: true }, orderBy: { ordinal: "asc" } } },
    });
    const findings: string[] = [];
    for (const [place, finding] of (given.findings ?? CHO_DON_FINDINGS).entries()) {
      const row = await tx.finding.create({
        data: {
          inspectionId: inspection.id,
          area: "area_1",
          ordinal: place + 1,
          state: "confirmed",
          createdAt: act.now,
          ...finding,
        },
      });
      findings.push(row.id);
    }
    const byRole: Record<string, PersonRef> = {};
    for (const { role, person } of inspection.members) {
      const { id, organizationId, fullName, locale } = person;
      const name = role in byRole ? `${role} 2` : role;
      byRole[name] = { id, organizationId, fullName, locale };
    }
    return { code, people: byRole, findings };
  });
}

/** Gives a person an account, as after enrolment. @returns its conversation */
export async function giveAccount(
  field: Field,
  person: PersonRef,
  channel: "telegram" | "web" | "zalo",
  externalId: string = randomUUID(),
): Promise<string> {
  return field.act(null, async (act) => {
    const account = await keepAccount(act.uow.sql, { channel, externalId, displayName: person.fullName });
    const tx = await act.uow.prisma();
    await tx.channelAccount.update({ where: { id: account.id }, data: { personId: person.id } });
    if (channel === "web") {
      const never = new Date("2100-01-01");
      await tx.webSession.create({
        data: { tokenHash: randomUUID(), accountId: account.id, lastSeenAt: never, expiresAt: never },
      });
    }
    return conversationOf(channel, account);
  });
}

/** The person with this role; throws when the inspection has none. */
export function personOf(inspection: TestInspection, role: string): PersonRef {
  const person = inspection.people[role];
  if (person === undefined) throw new Error(`nobody is ${role}`);
  return person;
}
