import { afterAll, beforeAll, expect, it } from "vitest";
import { mayReadDocument } from "../../../src/policies/mayReadDocument.ts";
import { mayReadEvidence } from "../../../src/policies/mayReadEvidence.ts";
import { concludeInspection } from "../../../src/usecases/remediation/concludeInspection.ts";
import { paperRoles } from "../../../src/usecases/document/paperRoles.ts";
import { createField, inspectionWithFindings, personOf, type Field } from "../support/field.ts";

let field: Field;
beforeAll(async () => {
  field = await createField("2020-09-25 16:00");
});
afterAll(() => field.close());

it("evidence and the unit's report are read by whose area, point and unit it is", async () => {
  const inspection = await inspectionWithFindings(field, {
    code: "READ-1",
    people: [
      { role: "lead", name: "Vũ Đức Chính" },
      { role: "member", name: "Nguyễn Thị Lan" },
      { role: "member", name: "Phạm Văn Minh" },
      { role: "unit_contact", name: "Hoàng Thị Mai" },
      { role: "unit_head", name: "Triệu Huy Chung" },
      { role: "assignee", name: "Triệu Văn Tú" },
    ],
  });
  const { prisma } = field.db;
  const as = (role: string) => personOf(inspection, role).id;
  const concluded = await field.act(null, (act) =>
    concludeInspection(act, { despite: "Thử nghiệm", code: inspection.code, on: "2020-09-25", period: null }),
  );
  if (!concluded.ok) throw new Error(concluded.reason);
  const { id: inspectionId, organizationId } = await prisma.inspection.findUniqueOrThrow({
    where: { code: inspection.code },
  });
  const area = await prisma.areaRecord.findFirstOrThrow({ where: { inspectionId } });
  await prisma.areaAssignment.deleteMany({ where: { member: { personId: as("member 2") } } });
  const successor = await prisma.unit.create({
    data: { organizationId, name: "UBND xã Mới", searchKey: "ubnd xa moi", type: "xa" },
  });
  const common = { inspectionId, kind: "photo", state: "stored", addedById: "x" } as const;
  const photo = await prisma.evidence.create({ data: { ...common, areaRecordId: area.id } });
  const point = await prisma.remediation.findFirstOrThrow({ where: { finding: { inspectionId } } });
  const entry = await prisma.remediationEntry.create({
    data: { remediationId: point.id, kind: "evidence", actorId: "x" },
  });
  const handedIn = await prisma.evidence.create({ data: { ...common, remediationEntryId: entry.id } });
  const report = await prisma.document.create({
    data: {
      inspectionId,
      kind: "remediation_report",
      format: "pdf",
      revision: 1,
      name: "bc.pdf",
      sha256: "",
      bytes: Buffer.from(""),
      answersVersion: 0,
      requestedById: "x",
    },
  });
  const readers = async (may: (person: string) => Promise<boolean>): Promise<string[]> => {
    const found: string[] = [];
    for (const role of Object.keys(inspection.people)) if (await may(as(role))) found.push(role);
    return found.sort();
  };
  const evidence = (id: string) => readers((person) => mayReadEvidence(field.db, person, id));
  const ofReport = () => readers((person) => mayReadDocument(field.db, person, report.id));

  expect(await evidence(photo.id)).toEqual(["lead", "member"]);
  await prisma.remediation.update({ where: { id: point.id }, data: { assigneeId: null } });
  expect(await evidence(handedIn.id)).toEqual(["lead", "unit_contact", "unit_head"]);
  await prisma.remediation.update({ where: { id: point.id }, data: { assigneeId: as("assignee") } });
  expect(await evidence(handedIn.id)).toEqual(["assignee", "lead", "unit_contact", "unit_head"]);
  expect(await ofReport()).toEqual(["assignee", "lead", "unit_contact", "unit_head"]);

  // The point is another unit's now, and the contact one of that unit.
  await prisma.remediation.update({ where: { id: point.id }, data: { unitId: successor.id } });
  await prisma.teamMember.updateMany({
    where: { personId: as("unit_contact") },
    data: { unitId: successor.id },
  });
  expect(await evidence(handedIn.id)).toEqual(["assignee", "lead", "unit_contact"]);
  expect(await ofReport()).toEqual(["lead"]);
  const contact = personOf(inspection, "unit_contact");
  expect(await field.act(contact, (act) => paperRoles(act, inspectionId, "remediation_report"))).toEqual([]);
});
