import { isParameter } from "../../domain/form/compiled/roles.ts";
import { areaNames } from "../../domain/form/session/areas.ts";
import { GENERAL_AREA } from "../../domain/inspection/areas.ts";
import { compileForm, type CompiledForm } from "../../domain/form/compiled/compileForm.ts";
import { formDefSchema, type FormDef } from "../../domain/form/definition/formDef.ts";
import { formSha256 } from "../../files/formSha256.ts";
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

/**
 * What publishing a form has come to: a version of its own; an earlier one that is in use again, which is
 * how a form is rolled back; or nothing, because it is in use already.
 */
export type Published = "new" | "again" | "in_use";

/** Publishes a checked form: inspections created from now on use it. A version is known by its hash. */
export async function publishForm(
  act: Act,
  form: FormDef,
): Promise<{ versionId: string; published: Published }> {
  const sha256 = formSha256(form);
  const tx = await act.uow.prisma();
  const inUse = await tx.formVersion.findFirst(newestOf(form.id));
  if (inUse?.sha256 === sha256) return { versionId: inUse.id, published: "in_use" };
  const { title } = form;
  await tx.form.upsert({ where: { id: form.id }, create: { id: form.id, title }, update: { title } });
  const key = { formId_sha256: { formId: form.id, sha256 } };
  const published = (await tx.formVersion.findUnique({ where: key })) === null ? "new" : "again";
  const version = await tx.formVersion.upsert({
    where: key,
    create: {
      formId: form.id,
      version: form.version,
      sha256,
      definition: form,
      createdAt: act.now,
      publishedAt: act.now,
    },
    update: { publishedAt: act.now },
  });
  act.audit({
    chain: "system",
    action: published === "new" ? "form.published" : "form.republished",
    object: `form:${form.id}`,
    data: { version: form.version, sha256, ...(inUse === null ? {} : { before: inUse.sha256 }) },
  });
  return { versionId: version.id, published };
}

/** Publishes a form unless this version of it is here already, in use or not. */
export async function publishUnlessKnown(act: Act, form: FormDef): Promise<void> {
  const tx = await act.uow.prisma();
  const known = await tx.formVersion.count({ where: { formId: form.id, sha256: formSha256(form) } });
  if (known === 0) await publishForm(act, form);
}

/** Versions of a form, the one in use first. */
export const LAST_PUBLISHED_FIRST = { publishedAt: "desc" } as const;

function newestOf(formId: string) {
  return { where: { formId }, orderBy: LAST_PUBLISHED_FIRST };
}

/** The version of a form that is in use: its areas (top-level groups, and what stands outside) and parameters. */
export async function newestForm(act: Act, formId: string): Promise<FormOutline | null> {
  const tx = await act.uow.prisma();
  const version = await tx.formVersion.findFirst(newestOf(formId));
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
