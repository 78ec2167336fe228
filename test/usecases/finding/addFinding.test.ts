import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { PersonRef } from "../../../src/db/personRef.ts";
import type { Act } from "../../../src/messaging/act.ts";
import { addFinding } from "../../../src/usecases/finding/addFinding.ts";
import { addRecommendation } from "../../../src/usecases/finding/addRecommendation.ts";
import { decideFinding } from "../../../src/usecases/finding/decideFinding.ts";
import { findInspection, type InspectionRef } from "../../../src/usecases/inspection/inspectionRef.ts";
import {
  createField,
  inspectionWithFindings,
  personOf,
  type Field,
  type TestInspection,
} from "../../remediation/support/field.ts";

let field: Field;
let inspection: TestInspection;
let ref: InspectionRef;
let number = 0;
beforeAll(async () => {
  field = await createField("2020-09-25 16:00");
});
afterAll(() => field.close());
beforeEach(async () => {
  number += 1;
  inspection = await inspectionWithFindings(field, {
    code: `ADDING-${number}`,
    unit: `Đơn vị ${number}`,
    people: [
      { role: "lead", name: "Vũ Đức Chính" },
      { role: "member", name: "Nguyễn Thị Lan" },
      { role: "unit_contact", name: "Hoàng Thị Mai" },
    ],
  });
  const { id } = await field.db.prisma.inspection.findUniqueOrThrow({ where: { code: inspection.code } });
  const found = await field.act(null, (act) => findInspection(act, id));
  if (found === null) throw new Error("no inspection");
  ref = found;
});

const as = (role: string): PersonRef => personOf(inspection, role);
const finding = (act: Act, text: string, area = "area_1") =>
  addFinding(act, { inspection: ref, area, severity: "minor", text });
const recommendation = (act: Act, text: string) =>
  addRecommendation(act, { inspection: ref, text, addressee: "unit", area: null, findingIds: [] });

it.each([
  ["findings", finding, [4, 5, 6, 7, 8, 9]],
  ["recommendations", recommendation, [1, 2, 3, 4, 5, 6]],
])("%s that two people add at the same moment have a number each", async (_what, add, numbers) => {
  const added = await Promise.all(
    ["lead", "member", "lead", "member", "lead", "member"].map((role, place) =>
      field.act(as(role), (act) => add(act, `Nội dung ${place}`)),
    ),
  );
  const given = added.map((one) => (one.ok ? one.ordinal : 0));
  expect(given.toSorted((a, b) => a - b)).toEqual(numbers);
});

it("a refusal stands in the audit log, of an opinion as well", async () => {
  const [first = ""] = inspection.findings;
  for (const act of [
    (one: Act) => finding(one, "x"),
    (one: Act) => recommendation(one, "x"),
    (one: Act) => decideFinding(one, { findingId: first, decision: { kind: "agree" } }),
  ]) {
    expect(await field.act<{ ok: boolean }>(as("unit_contact"), act)).toMatchObject({
      ok: false,
      reason: "not_allowed",
    });
  }
  expect(await field.act(as("member"), (act) => finding(act, "x", "area_9"))).toMatchObject({
    ok: false,
    reason: "not_allowed",
  });
  const refused = await field.db.prisma.auditEvent.count({
    where: { chain: inspection.code, action: "access.refused" },
  });
  expect(refused).toBe(4);
});
