import { performAct, type ActServices } from "../../messaging/act.ts";
import { publishForm } from "./formLibrary.ts";
import { readBuiltInForms } from "./importForms.ts";

/** Stores the forms that come with Kiemtra; versions that are already there stay as they are. */
export async function publishBuiltInForms(services: ActServices): Promise<void> {
  const forms = await readBuiltInForms();
  for (const form of forms) {
    await performAct(services, { key: `form:${form.id}` }, (act) => publishForm(act, form));
  }
}
