import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspectionSpec } from "../../../src/domain/inspection/inspectionSpec.ts";
import { newestForm } from "../../../src/usecases/form/formLibrary.ts";
import {
  createInspection,
  type CreateInspectionResult,
} from "../../../src/usecases/inspection/createInspection.ts";
import { listPeople, suspects } from "../../../src/usecases/people/listPeople.ts";
import { memberships } from "../../../src/usecases/people/memberships.ts";
import { drawMerge, mergePeople, unmergePeople } from "../../../src/usecases/people/mergePeople.ts";
import { drawSplit, splitPerson, type SplitOrder } from "../../../src/usecases/people/splitPerson.ts";
import { createField, giveAccount, type Field } from "../support/field.ts";

interface Entry {
  role: string;
  name: string;
  person?: string;
  post?: string;
  email?: string;
  areas?: string[];
}

let field: Field;
beforeAll(async () => {
  field = await createField("2026-11-20 08:00");
});
afterAll(() => field.close());

const create = (code: string, team: Entry[], unitPeople: Entry[] = [], unit = `UBND xã ${code}`) =>
  field.act(null, (act) =>
    createInspection(
      act,
      (id, owner) => newestForm(act, id, owner),
      inspectionSpec.parse({
        code,
        organization: { name: "UBND tỉnh Bắc Kạn", place: "Bắc Kạn" },
        unit: { name: unit, type: "xa" },
        form: "numbers",
        visitDate: "2026-11-20",
        dataPeriod: { from: "2026-01-01", to: "2026-11-20" },
        team,
        unitPeople,
      }),
    ),
  );
const people = (name: string) => field.act(null, (act) => listPeople(act, name));
const idOf = async (name: string, inspection: string): Promise<string> => {
  const found = (await people(name)).find(({ roles }) =>
    roles.some((role) => role.inspection === inspection),
  );
  if (found === undefined) throw new Error(`no ${name} in ${inspection}`);
  return found.id;
};
const namesakes = (result: CreateInspectionResult) => (result.ok ? result.namesakes : null);

describe("who somebody of an inspection is", () => {
  it("is somebody new, whoever has the same name: the lead of one inspection never gets another unit's contact", async () => {
    await create("SAME-1", [{ role: "lead", name: "Nguyễn Văn Hùng" }]);
    const second = await create(
      "SAME-2",
      [{ role: "lead", name: "Trần Thị Bé" }],
      [{ role: "unit_contact", name: "Nguyễn Văn Hùng" }],
    );
    const two = await people("nguyen van hung");
    expect(two.map(({ roles }) => roles.map(({ inspection, role }) => `${inspection} ${role}`))).toEqual([
      ["SAME-1 lead"],
      ["SAME-2 unit_contact"],
    ]);
    expect(namesakes(second)).toMatchObject([{ person: { id: two[1]?.id }, others: [{ id: two[0]?.id }] }]);
  });

  it("is somebody new also with the same post, in the same unit", async () => {
    const chairs = { role: "unit_head", name: "Nguyễn Thị Hương", post: "Chủ tịch UBND xã" };
    await create("POST-1", [{ role: "lead", name: "Lò Văn Tám" }], [chairs]);
    await create("POST-2", [{ role: "lead", name: "Lò Văn Chín" }], [chairs], "UBND xã POST-1");
    expect(await people("Nguyễn Thị Hương")).toHaveLength(2);
  });

  it("is who the file says by id, and only with the same name, side and organization", async () => {
    await create("GIVEN-1", [{ role: "lead", name: "Đỗ Văn Giáp" }]);
    const id = await idOf("Đỗ Văn Giáp", "GIVEN-1");
    const lead = { role: "lead", name: "Vi Thị Cả" };
    expect(await create("GIVEN-2", [{ role: "lead", name: "Đỗ Văn Giáp", person: id }])).toMatchObject({
      ok: true,
      namesakes: [],
    });
    expect(await people("Đỗ Văn Giáp")).toHaveLength(1);
    const wrong = async (code: string, team: Entry[], unitPeople: Entry[] = []) => {
      const result = await create(code, team, unitPeople);
      return !result.ok && result.reason === "wrong_person" ? result.why : result;
    };
    expect(await wrong("GIVEN-3", [{ ...lead, person: id }])).toBe("other_name");
    expect(await wrong("GIVEN-4", [lead], [{ role: "unit_contact", name: "Đỗ Văn Giáp", person: id }])).toBe(
      "other_side",
    );
    const { prisma } = field.db;
    await create("GIVEN-6", [{ role: "lead", name: "Đinh Văn Xa" }]);
    const elsewhere = await idOf("Đinh Văn Xa", "GIVEN-6");
    await prisma.organization.create({
      data: { id: "elsewhere", name: "UBND tỉnh Cao Bằng", place: "Cao Bằng", createdAt: new Date(0) },
    });
    await prisma.person.update({ where: { id: elsewhere }, data: { organizationId: "elsewhere" } });
    expect(await wrong("GIVEN-7", [{ role: "lead", name: "Đinh Văn Xa", person: elsewhere }])).toBe(
      "unknown",
    );
    const nobody = "0199b1d8-0000-7000-8000-000000000000";
    expect(await wrong("GIVEN-5", [{ ...lead, person: nobody }])).toBe("unknown");
    expect(await field.db.prisma.inspection.count({ where: { code: { in: ["GIVEN-3", "GIVEN-5"] } } })).toBe(
      0,
    );
  });

  it("is the owner of the e-mail when name and side fit, never across unit and team or two units", async () => {
    const email = "may@backan.gov.vn";
    await create("MAIL-1", [{ role: "lead", name: "Ma Thị Mây", email }]);
    await create("MAIL-2", [{ role: "lead", name: "Ma Thị Mây", email: "MAY@backan.gov.vn" }]);
    expect(await people("Ma Thị Mây")).toHaveLength(1);
    const other = { role: "lead", name: "Hà Văn Núi" };
    await create("MAIL-3", [other], [{ role: "unit_head", name: "Ma Thị Mây", email }]);
    expect(await people("Ma Thị Mây")).toHaveLength(2);
    // Two of them have the address now: it tells nobody apart any more.
    await create("MAIL-7", [{ role: "lead", name: "Ma Thị Mây", email }]);
    expect(await people("Ma Thị Mây")).toHaveLength(3);
    const contact = { role: "unit_contact", name: "Nông Văn Suối", email: "suoi@backan.gov.vn" };
    await create("MAIL-4", [other], [contact]);
    await create("MAIL-5", [other], [contact], "UBND xã MAIL-4");
    expect(await people("Nông Văn Suối")).toHaveLength(1);
    await create("MAIL-6", [other], [contact]);
    expect(await people("Nông Văn Suối")).toHaveLength(2);
  });

  it("is one person in two roles when the file gives both entries the same word", async () => {
    await create("WORD-1", [
      { role: "lead", name: "Bế Văn Đàn", person: "dan" },
      { role: "member", name: "Bế Văn Đàn", person: "dan", areas: ["area_1"] },
      { role: "member", name: "Bế Văn Đàn", areas: ["area_1"] },
    ]);
    expect((await people("Bế Văn Đàn")).map(({ roles }) => roles.map(({ role }) => role).sort())).toEqual([
      ["lead", "member"],
      ["member"],
    ]);
  });
});

describe("merging people", () => {
  it("is shown first, joins everything, is audited, and goes back whole", async () => {
    await create("JOIN-1", [{ role: "lead", name: "Chu Văn An" }]);
    await create("JOIN-2", [{ role: "lead", name: "Chu Văn An", email: "an@backan.gov.vn" }]);
    const [keptId, mergedId] = [await idOf("Chu Văn An", "JOIN-1"), await idOf("Chu Văn An", "JOIN-2")];
    const second = await field.db.prisma.person.findUniqueOrThrow({ where: { id: mergedId } });
    await giveAccount(field, second, "telegram");
    const order = { keptId, mergedId, reason: "một người, đã hỏi" };
    const roles = async (id: string) =>
      (await field.act(null, (act) => memberships(act, { id })))
        .map(({ inspection }) => inspection.code)
        .sort();
    expect(await field.act(null, (act) => drawMerge(act, order))).toMatchObject({
      ok: true,
      moves: { members: 1, accounts: 1, invites: 1, email: 1 },
    });
    expect(await roles(keptId)).toEqual(["JOIN-1"]);
    await field.act(null, (act) => mergePeople(act, order));
    expect(await roles(keptId)).toEqual(["JOIN-1", "JOIN-2"]);
    expect(await roles(mergedId)).toEqual([]);
    expect(
      await field.act(null, (act) => mergePeople(act, { ...order, keptId: mergedId, mergedId: keptId })),
    ).toMatchObject({ reason: "merged_before" });
    expect(await create("JOIN-3", [{ role: "lead", name: "Chu Văn An", person: mergedId }])).toMatchObject({
      why: "merged",
    });
    const [kept] = await people("Chu Văn An");
    expect(kept).toMatchObject({ id: keptId, email: "an@backan.gov.vn", accounts: ["telegram", "email"] });

    expect(await field.act(null, (act) => unmergePeople(act, mergedId))).toMatchObject({ ok: true });
    expect(await roles(keptId)).toEqual(["JOIN-1"]);
    expect(await roles(mergedId)).toEqual(["JOIN-2"]);
    expect(await people("Chu Văn An")).toMatchObject([
      { id: keptId, email: null, accounts: [] },
      { id: mergedId, email: "an@backan.gov.vn", mergedInto: null },
    ]);
    expect(await field.act(null, (act) => unmergePeople(act, mergedId))).toMatchObject({
      reason: "not_merged",
    });
    const audited = await field.db.prisma.auditEvent.findMany({
      where: { action: { in: ["person.merged", "person.unmerged"] } },
    });
    expect(audited.map(({ chain, action }) => `${chain} ${action}`).sort()).toEqual([
      "JOIN-1 person.merged",
      "JOIN-1 person.unmerged",
      "JOIN-2 person.merged",
      "JOIN-2 person.unmerged",
      "system person.merged",
      "system person.unmerged",
    ]);
  });

  it("is nobody's but the operator's, and never across unit and team or one role twice", async () => {
    await create(
      "SIDE-1",
      [
        { role: "lead", name: "Lê Thị Sen" },
        { role: "member", name: "Lê Thị Sen", person: "a", areas: ["area_1"] },
        { role: "member", name: "Lê Thị Sen", person: "b", areas: ["area_1"] },
      ],
      [{ role: "unit_head", name: "Lê Thị Sen" }],
    );
    const [lead, one, other, head] = await people("Lê Thị Sen");
    if (lead === undefined || one === undefined || other === undefined || head === undefined)
      throw new Error("four people");
    const merge = (keptId: string, mergedId: string, actor: string | null = null) =>
      field.act(
        actor === null ? null : { id: actor, organizationId: "", fullName: "", locale: "vi" },
        (act) => mergePeople(act, { keptId, mergedId, reason: "thử" }),
      );
    expect(await merge(lead.id, head.id)).toMatchObject({ reason: "other_side" });
    expect(await merge(one.id, other.id)).toMatchObject({ reason: "same_role", inspection: "SIDE-1" });
    expect(await merge(lead.id, lead.id)).toMatchObject({ reason: "same" });
    expect(await merge(lead.id, one.id, lead.id)).toMatchObject({ reason: "not_allowed" });
  });
});

it("people merged by name before are listed: of a team and a unit, or of two units", async () => {
  await create(
    "OLD-1",
    [{ role: "lead", name: "Hoàng Kim Một" }],
    [{ role: "unit_head", name: "Hoàng Kim Hai" }],
  );
  await create(
    "OLD-2",
    [{ role: "lead", name: "Hoàng Kim Ba" }],
    [{ role: "unit_head", name: "Hoàng Kim Bốn" }],
  );
  expect(await field.act(null, suspects)).toEqual([]);
  const { prisma } = field.db;
  const { id: inspectionId } = await prisma.inspection.findUniqueOrThrow({ where: { code: "OLD-2" } });
  const ordinal = 9;
  await prisma.teamMember.createMany({
    data: [
      { inspectionId, personId: await idOf("Hoàng Kim Một", "OLD-1"), role: "unit_contact", ordinal },
      { inspectionId, personId: await idOf("Hoàng Kim Hai", "OLD-1"), role: "unit_contact", ordinal },
    ],
  });
  const found = await field.act(null, suspects);
  expect(found.map(({ person, why }) => [person.name, why])).toEqual([
    ["Hoàng Kim Hai", "two_units"],
    ["Hoàng Kim Một", "both_sides"],
  ]);
});

describe("splitting somebody who was taken for one", () => {
  const NAME = "Lương Thị Đôi";
  const order = (personId: string, accounts: number[] = []) => ({
    personId,
    inspections: ["TWO-2"],
    accounts,
    authorship: true,
    reason: "Hai người trùng tên",
  });
  let id = "";
  let account = 0;
  beforeAll(async () => {
    await create("TWO-1", [{ role: "lead", name: NAME }]);
    await create(
      "TWO-2",
      [{ role: "lead", name: "Nông Văn Khác" }],
      [{ role: "unit_head", name: "Nông Văn Xã" }],
    );
    id = await idOf(NAME, "TWO-1");
    const { prisma } = field.db;
    const second = await prisma.inspection.findUniqueOrThrow({ where: { code: "TWO-2" } });
    await prisma.teamMember.create({
      data: { inspectionId: second.id, personId: id, role: "unit_contact", ordinal: 9 },
    });
    const area = await prisma.areaRecord.findFirstOrThrow({ where: { inspectionId: second.id } });
    await prisma.answer.create({
      data: {
        areaRecordId: area.id,
        question: "a1_q1",
        source: "self_report",
        state: "answered",
        value: 5,
        answeredById: id,
        answeredAt: new Date(),
        version: 1,
      },
    });
    const who = { id, organizationId: second.organizationId, fullName: NAME, locale: "vi" };
    await giveAccount(field, who, "telegram", "9001");
    await giveAccount(field, who, "zalo", "9002");
    account = (await prisma.channelAccount.findFirstOrThrow({ where: { externalId: "9002" } })).id;
  });
  const split = (wanted: SplitOrder) => field.act(null, (act) => splitPerson(act, wanted));

  it("is shown first, and refused where nothing would stay, or what is named is not theirs", async () => {
    const drawn = await field.act(null, (act) => drawSplit(act, order(id, [account])));
    expect(drawn).toMatchObject({
      ok: true,
      newId: null,
      roles: [{ inspection: "TWO-2", role: "unit_contact" }],
      accounts: [
        { channel: "telegram", moves: false },
        { channel: "zalo", moves: true },
      ],
      authored: 1,
    });
    expect(await people(NAME)).toHaveLength(1);
    const refused: [Partial<SplitOrder>, string][] = [
      [{ inspections: ["TWO-1", "TWO-2"] }, "nothing_stays"],
      [{ inspections: ["SAME-1"] }, "no_role"],
      [{ inspections: [] }, "nothing_moves"],
      [{ accounts: [4_711] }, "no_account"],
      [{ personId: "nobody" }, "not_found"],
    ];
    for (const [change, reason] of refused) {
      expect(await split({ ...order(id), ...change })).toMatchObject({ reason });
    }
    const actor = { id, organizationId: "x", fullName: NAME, locale: "vi" };
    expect(await field.act(actor, (act) => splitPerson(act, order(id)))).toMatchObject({
      reason: "not_allowed",
    });
  });

  it("gives roles, accounts and authorship to a new person, is audited, and merging takes it back", async () => {
    const parted = await split(order(id, [account]));
    if (!parted.ok || parted.newId === null) throw new Error("not parted");
    const { newId } = parted;
    const both = await people(NAME);
    expect(
      Object.fromEntries(both.map((one) => [one.id, one.roles.map(({ inspection }) => inspection)])),
    ).toEqual({
      [id]: ["TWO-1"],
      [newId]: ["TWO-2"],
    });
    expect(both.find((one) => one.id === newId)?.accounts).toEqual(["zalo"]);
    const { prisma } = field.db;
    expect(await prisma.answer.count({ where: { answeredById: newId } })).toBe(1);
    expect((await field.act(null, suspects)).map(({ person }) => person.id)).not.toContain(id);
    expect(
      await prisma.auditEvent.count({
        where: { action: "person.split", chain: { in: ["TWO-1", "TWO-2", "system"] } },
      }),
    ).toBe(3);

    const back = await field.act(null, (act) =>
      mergePeople(act, { keptId: id, mergedId: newId, reason: "Vẫn là một người" }),
    );
    expect(back).toMatchObject({ ok: true, moves: { members: 1, accounts: 1 } });
    expect(
      await field.act(null, (act) => drawMerge(act, { keptId: newId, mergedId: id, reason: "x" })),
    ).toMatchObject({ reason: "merged_before" });
  });
});
