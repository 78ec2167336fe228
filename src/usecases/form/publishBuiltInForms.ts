import { performAct, type ActServices } from "../../messaging/act.ts";
import { publishUnlessKnown } from "./formLibrary.ts";
import { readBuiltInForms } from "./readBuiltInForms.ts";

/** Stores the forms that come with Kiemtra; a version that is here already is not
 * brought in use again: the organization may have gone on to another one. */
export async function publishBuiltInForms(services: ActServices): Promise<void> {
  const forms = await readBuiltInForms();
  for (const form of forms) {
    await performAct(services, { key: `form:${form.id}` }, (act) => publishUnlessKnown(act, form));
  }
}
