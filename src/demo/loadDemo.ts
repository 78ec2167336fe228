import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { performAct, type ActServices } from "../messaging/act.ts";
import { newestForm } from "../usecases/form/formLibrary.ts";
import { createInspection, type IssuedInvite } from "../usecases/inspection/createInspection.ts";
import { readInspectionFile } from "../usecases/inspection/readInspectionFile.ts";

export const DEMO_FOLDER = join(import.meta.dirname, "../../demo/cho-don");

/** Writes the Chợ Đồn inspection of the demo; null when the database already has an inspection. */
export async function loadDemo(services: ActServices): Promise<IssuedInvite[] | null> {
  const read = readInspectionFile(await readFile(join(DEMO_FOLDER, "inspection.yaml"), "utf8"));
  if (!read.ok) throw new Error(`the demo's inspection.yaml is wrong: ${read.problems.join("; ")}`);
  return performAct(services, { key: "demo:load" }, async (act) => {
    const tx = await act.uow.prisma();
    if ((await tx.inspection.count()) > 0) return null;
    const result = await createInspection(act, (formId, owner) => newestForm(act, formId, owner), read.spec);
    if (!result.ok) throw new Error(`the demo could not be created: ${JSON.stringify(result)}`);
    return result.invites;
  });
}
