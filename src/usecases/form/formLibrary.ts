import { isParameter } from "../../domain/form/compiled/dependencyGraph.ts";
import { areaNames } from "../../domain/form/session/areas.ts";
import { GENERAL_AREA } from "../../domain/inspection/areas.ts";
import { compileForm, type CompiledForm } from "../../domain/form/compileForm.ts";
import { formDefSchema } from "../../domain/form/formDef.ts";
import { formSha256 } from "../../files/formSha256.ts";
import type { FormDef } from "../../domain/form/formDef.ts";
import { localized, type Localized } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import type { FormOutline } from "../inspection/createInspection.ts";

/** Compiled forms by version; versions are immutable, so nothing here ever grows stale. */
const compiled = new Map<string, CompiledForm>();

/** The compiled form of a version. Throws when there is no such version. */
export async function loadForm(act: Act, versionId: string): Promise<CompiledForm> {
  const known = compiled.get(versionId);
  if (known !== undefined) return known;
  const tx = await act.uow.prisma();
  const version = await tx.formVersion.findUniqueOrThrow({ where: { id: versionId } });
  const form = compileForm(formDefSchema.parse(version.definition));
  compiled.set(versionId, form);
  return form;
}

/** Stores a checked form as a version, or finds the same one by its hash. */
export async function publishForm(act: Act, form: FormDef): Promise<{ versionId: string; isNew: boolean }> {
  const sha256 = formSha256(form);
  const tx = await act.uow.prisma();
  const title = form.title;
  await tx.form.upsert({ where: { id: form.id }, create: { id: form.id, title }, update: { title } });
  const same = await tx.formVersion.findUnique({ where: { formId_sha256: { formId: form.id, sha256 } } });
  if (same !== null) return { versionId: same.id, isNew: false };
  const version = await tx.formVersion.create({
    data: { formId: form.id, version: form.version, sha256, definition: form, createdAt: act.now },
  });
  act.audit({
    chain: "system",
    action: "form.published",
    object: `form:${form.id}`,
    data: { version: form.version, sha256 },
  });
  return { versionId: version.id, isNew: true };
}

/** Newest version of a form: its areas (top-level groups, and what stands outside) and parameters. */
export async function newestForm(act: Act, formId: string): Promise<FormOutline | null> {
  const tx = await act.uow.prisma();
  const version = await tx.formVersion.findFirst({ where: { formId }, orderBy: { createdAt: "desc" } });
  return version === null ? null : formOutline(act, version.id);
}

/** The areas and parameters of a version. */
export async function formOutline(act: Act, versionId: string): Promise<FormOutline> {
  const { form, tree } = await loadForm(act, versionId);
  const groups = form.nodes.filter((node) => node.kind === "group").map((node) => node.name);
  const generalArea = groups.includes(GENERAL_AREA) ? `${GENERAL_AREA}_` : GENERAL_AREA;
  const areas = areaNames({ tree });
  return {
    versionId,
    areas: areas.map((area) => area || generalArea),
    generalArea: areas.includes("") ? generalArea : null,
    parameters: tree.nodes.filter((node) => isParameter(node)).map((node) => node.name),
  };
}

/** Name of a reform area as the form's programme words it. */
export async function areaTitle(
  act: Act,
  versionId: string,
  area: string,
  language: string,
): Promise<string> {
  const { form } = await loadForm(act, versionId);
  if (area === "") return localized(form.title, language);
  const label: Localized | undefined = form.nodes.find((node) => node.name === area)?.label;
  return localized(label, language) || area;
}
