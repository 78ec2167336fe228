import { afterAll, beforeAll, expect, it } from "vitest";
import type { FormDef } from "../../../src/domain/form/definition/formDef.ts";
import { newestForm, publishForm, publishUnlessKnown } from "../../../src/usecases/form/formLibrary.ts";
import { createField, type Field } from "../support/field.ts";
import { listForms, storedForm } from "../../../src/usecases/form/listForms.ts";
import { numberForm } from "../../support/numberForm.ts";

let field: Field;
beforeAll(async () => {
  field = await createField("2020-09-25 16:00");
});
afterAll(() => field.close());

const version = (name: string, questions: number): FormDef => ({
  ...numberForm("provincial", { areas: 1, questions }),
  version: name,
  title: { vi: `Tiêu chí ${name}` },
});
const [ONE, TWO] = [version("1", 1), version("2", 2)];
let day = 0;

async function publish(form: FormDef) {
  day += 1;
  field.setClock(`2020-10-0${day} 09:00`);
  return field.act(null, (act) => publishForm(act, form, null));
}
const inUse = async () => {
  const [stored, outline, listed] = await field.act(null, async (act) => [
    await storedForm(act, "provincial", null),
    await newestForm(act, "provincial", null),
    (await listForms(act)).find(({ id }) => id === "provincial", null),
  ]);
  return { version: stored?.form.version, versionId: outline?.versionId, listed };
};
const audited = async () =>
  (
    await field.db.prisma.auditEvent.findMany({
      where: { object: "form:provincial" },
      orderBy: { seq: "asc" },
    })
  ).map(({ action, data }) => [action, data]);

it("an earlier version published again is in use again, and says so", async () => {
  const first = await publish(ONE);
  const second = await publish(TWO);
  expect([first.published, second.published]).toEqual(["new", "new"]);
  expect(await inUse()).toMatchObject({ version: "2", versionId: second.versionId });
  const back = await publish(ONE);
  expect(back).toEqual({ versionId: first.versionId, published: "again" });
  expect(await inUse()).toMatchObject({
    version: "1",
    versionId: first.versionId,
    listed: { title: { vi: "Tiêu chí 1" }, versions: [{ version: "1" }, { version: "2" }] },
  });
  expect((await audited()).at(-1)).toEqual([
    "form.republished",
    expect.objectContaining({ version: "1", before: expect.any(String) }),
  ]);
});

it("the version in use changes nothing when it is published once more, its title neither", async () => {
  const before = await audited();
  await field.db.prisma.form.update({ where: { id: "provincial" }, data: { title: { vi: "Tên khác" } } });
  expect(await publish(ONE)).toMatchObject({ published: "in_use" });
  expect(await audited()).toEqual(before);
  expect((await inUse()).listed).toMatchObject({ title: { vi: "Tên khác" } });
});

it("a start of the service does not bring back what the organization has left behind", async () => {
  field.setClock("2020-10-09 09:00");
  await field.act(null, (act) => publishUnlessKnown(act, TWO));
  expect(await inUse()).toMatchObject({ version: "1" });
});
