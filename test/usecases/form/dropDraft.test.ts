import { afterAll, beforeAll, expect, it } from "vitest";
import { dropDraft } from "../../../src/usecases/form/publishDraft.ts";
import { createField, inspectionWithFindings, personOf, type Field } from "../support/field.ts";

let field: Field;
beforeAll(async () => {
  field = await createField("2020-09-25 16:00");
});
afterAll(() => field.close());

it("a draft that is thrown away stands in the log with whose it was; who may not is refused there", async () => {
  const inspection = await inspectionWithFindings(field, {
    code: "DRAFTS",
    people: [
      { role: "lead", name: "Vũ Đức Chính" },
      { role: "secretary", name: "Trần Thị Hoa" },
      { role: "member", name: "Nguyễn Thị Lan" },
    ],
    findings: [],
  });
  const [secretary, member] = [personOf(inspection, "secretary"), personOf(inspection, "member")];
  const draft = { formId: "numbers", sha256: "0".repeat(64), sentById: secretary.id };
  await field.db.prisma.formDraft.create({
    data: { id: "d-1", ...draft, definition: {}, fileName: "biểu.xlsx", createdAt: new Date(0) },
  });
  for (const person of [member, secretary, secretary])
    await field.act(person, (act) => dropDraft(act, "d-1"));
  expect(await field.db.prisma.formDraft.count()).toBe(0);
  const entries = await field.db.prisma.auditEvent.findMany({
    where: { object: "draft:d-1" },
    orderBy: { seq: "asc" },
  });
  expect(entries).toMatchObject([
    { actor: member.id, action: "access.refused", data: { right: "publishForms" } },
    { actor: secretary.id, action: "draft.dropped", data: draft },
  ]);
});
