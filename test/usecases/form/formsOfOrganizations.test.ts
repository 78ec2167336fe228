import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PersonRef } from "../../../src/db/personRef.ts";
import type { FormDef } from "../../../src/domain/form/definition/formDef.ts";
import { newestForm, publishForm, publishUnlessKnown } from "../../../src/usecases/form/formLibrary.ts";
import { listForms, storedForm } from "../../../src/usecases/form/listForms.ts";
import { dropDraft, publishDraft } from "../../../src/usecases/form/publishDraft.ts";
import { numberForm } from "../../support/numberForm.ts";
import { createField, type Field } from "../support/field.ts";

/** Two provinces use one form; each brings versions of its own. */
const version = (name: string, questions: number): FormDef => ({
  ...numberForm("provincial", { areas: 1, questions }),
  version: name,
  title: { vi: `Tiêu chí ${name}` },
});
const [SHIPPED, OF_A, OF_B, NEXT_SHIPPED] = [
  version("1", 1),
  version("A", 2),
  version("B", 3),
  version("2", 4),
];

let field: Field;
let secretaryOfA: PersonRef;
let secretaryOfB: PersonRef;
let standingAgencyOfB: PersonRef;
let minute = 0;

beforeAll(async () => {
  field = await createField("2020-09-25 16:00");
  secretaryOfA = await secretary("UBND tỉnh A", "secretary");
  secretaryOfB = await secretary("UBND tỉnh B", "secretary");
  standingAgencyOfB = await secretary("UBND tỉnh B", "standing_agency");
  await field.act(null, (act) => publishForm(act, SHIPPED, null));
});
afterAll(() => field.close());

async function secretary(organization: string, role: "secretary" | "standing_agency"): Promise<PersonRef> {
  const { prisma } = field.db;
  const { id: organizationId } =
    (await prisma.organization.findFirst({ where: { name: organization } })) ??
    (await prisma.organization.create({ data: { name: organization, place: "X" } }));
  const person = await prisma.person.create({
    data: { organizationId, fullName: `${role} ${organization}`, sortKey: "", searchKey: "" },
  });
  const some = await prisma.formVersion.findFirstOrThrow();
  const unit = await prisma.unit.create({
    data: { organizationId, name: role, searchKey: "", type: "xa" },
  });
  const day = new Date("2020-09-17");
  await prisma.inspection.create({
    data: {
      code: `${organization} ${role}`,
      organizationId,
      unitId: unit.id,
      formVersionId: some.id,
      visitDate: day,
      dataPeriodFrom: day,
      dataPeriodTo: day,
      details: {},
      parameters: {},
      members: { create: { personId: person.id, role } },
    },
  });
  return { id: person.id, organizationId, fullName: person.fullName, locale: "vi" };
}

function later(): void {
  minute += 1;
  field.setClock(`2020-10-01 09:${String(minute).padStart(2, "0")}`);
}

async function draft(form: FormDef, by: PersonRef): Promise<string> {
  const { id } = await field.db.prisma.formDraft.create({
    data: {
      formId: form.id,
      sha256: form.version.padEnd(64, "0"),
      definition: form,
      fileName: "tieu-chi.xlsx",
      sentById: by.id,
      organizationId: by.organizationId,
      createdAt: new Date(),
    },
  });
  return id;
}

const inUse = async (organizationId: string | null) =>
  (await field.act(null, (act) => storedForm(act, "provincial", organizationId)))?.form.version;
const drafts = () => field.db.prisma.formDraft.count();
const audited = async (action: string) =>
  (await field.db.prisma.auditEvent.findMany({ where: { action }, orderBy: { seq: "asc" } })).map(
    ({ actor, object, data }) => ({ actor, object, data }),
  );

describe("a form that a province brings", () => {
  it("is that province's alone: the other one goes on with everybody's", async () => {
    later();
    const id = await draft(OF_A, secretaryOfA);
    expect(await field.act(secretaryOfA, (act) => publishDraft(act, id))).toMatchObject({
      ok: true,
      published: "new",
    });
    expect(await inUse(secretaryOfA.organizationId)).toBe("A");
    expect(await inUse(secretaryOfB.organizationId)).toBe("1");
    expect(await inUse(null)).toBe("1");
  });

  it("can be published, dropped or seen by nobody of the other province", async () => {
    const id = await draft(OF_A, secretaryOfA);
    const refused = { ok: false, reason: "not_allowed" };
    expect(await field.act(secretaryOfB, (act) => publishDraft(act, id))).toEqual(refused);
    expect(await field.act(standingAgencyOfB, (act) => dropDraft(act, id))).toEqual(refused);
    expect(await drafts()).toBe(1);
    expect(
      await field.act(secretaryOfB, async (act) => [
        await storedForm(act, "provincial", secretaryOfB.organizationId, ""),
        await newestForm(act, "provincial", secretaryOfB.organizationId),
      ]),
    ).toMatchObject([{ form: { version: "1" } }, {}]);
    expect((await audited("access.refused")).map(({ actor, object }) => [actor, object])).toEqual([
      [secretaryOfB.id, `draft:${id}`],
      [standingAgencyOfB.id, `draft:${id}`],
    ]);
  });

  it("is dropped by who sent it, with a line in the log; by no colleague", async () => {
    await field.db.prisma.formDraft.deleteMany();
    const id = await draft(OF_B, secretaryOfB);
    expect(await field.act(standingAgencyOfB, (act) => dropDraft(act, id))).toEqual({
      ok: false,
      reason: "not_allowed",
    });
    expect(await drafts()).toBe(1);
    expect(await field.act(secretaryOfB, (act) => dropDraft(act, id))).toEqual({ ok: true });
    expect(await drafts()).toBe(0);
    expect(await field.act(secretaryOfB, (act) => dropDraft(act, id))).toEqual({ ok: false, reason: "gone" });
    expect(await audited("form.draft_dropped")).toEqual([
      {
        actor: secretaryOfB.id,
        object: "form:provincial",
        data: expect.objectContaining({ draftId: id, organizationId: secretaryOfB.organizationId }),
      },
    ]);
  });

  it("stays in use when the service brings a new version of everybody's", async () => {
    later();
    await field.act(null, (act) => publishUnlessKnown(act, NEXT_SHIPPED));
    expect(await inUse(secretaryOfA.organizationId)).toBe("A");
    expect(await inUse(secretaryOfB.organizationId)).toBe("2");
  });

  it("gives way to everybody's when the province publishes that one, which changes nothing elsewhere", async () => {
    later();
    const { organizationId } = secretaryOfA;
    const back = await field.act(secretaryOfA, (act) => publishForm(act, SHIPPED, organizationId));
    expect(back.published).toBe("again");
    expect(await inUse(organizationId)).toBe("1");
    expect(await inUse(secretaryOfB.organizationId)).toBe("2");
  });

  it("renames nobody else's, and is listed with its owner", async () => {
    const [form] = (await field.act(null, listForms)).filter(({ id }) => id === "provincial");
    expect(form?.title).toEqual({ vi: "Tiêu chí 1" });
    expect(form?.versions.map(({ organization, version: name }) => [organization, name])).toEqual([
      ["UBND tỉnh A", "1"],
      ["UBND tỉnh A", "A"],
      [null, "2"],
      [null, "1"],
    ]);
  });
});
