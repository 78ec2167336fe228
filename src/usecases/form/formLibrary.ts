import { isParameter } from "../../domain/form/compiled/roles.ts";
import { areaNames } from "../../domain/form/session/areas.ts";
import { GENERAL_AREA } from "../../domain/inspection/areas.ts";
import { compileForm, type CompiledForm } from "../../domain/form/compiled/compileForm.ts";
import { formDefSchema, type FormDef } from "../../domain/form/definition/formDef.ts";
import { formSha256 } from "../../files/formSha256.ts";
import { localized, type Localized } from "../../domain/text.ts";
import type { Prisma } from "../../db/generated/client.ts";
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

/**
 * Publishes a checked form: inspections that its organization creates from now on use it. A version is known by
 * its hash.
 * @param organizationId whose form it is; null: everybody's
 */
export async function publishForm(
  act: Act,
  form: FormDef,
  organizationId: string | null,
): Promise<{ versionId: string; published: Published }> {
  const sha256 = formSha256(form);
  const tx = await act.uow.prisma();
  const inUse = await tx.formVersion.findFirst(inUseBy(organizationId, form.id));
  if (inUse?.sha256 === sha256) return { versionId: inUse.id, published: "in_use" };
  const { title } = form;
  // One name for what several organizations may have versions of: nobody renames another one's.
  const owners = await tx.formVersion.groupBy({ by: ["organizationId"], where: { formId: form.id } });
  const isOurs = owners.every((owner) => owner.organizationId === organizationId);
  const update = isOurs ? { title } : {};
  await tx.form.upsert({ where: { id: form.id }, create: { id: form.id, title }, update });
  const same = await tx.formVersion.findMany({
    where: { formId: form.id, sha256, ...visibleTo(organizationId) },
  });
  const published = same.length === 0 ? "new" : "again";
  const own = same.find((version) => version.organizationId === organizationId);
  const version =
    own === undefined
      ? await tx.formVersion.create({
          data: {
            formId: form.id,
            organizationId,
            version: form.version,
            sha256,
            definition: form,
            createdAt: act.now,
            publishedAt: act.now,
          },
        })
      : await tx.formVersion.update({ where: { id: own.id }, data: { publishedAt: act.now } });
  act.audit({
    chain: "system",
    action: published === "new" ? "form.published" : "form.republished",
    object: `form:${form.id}`,
    data: {
      version: form.version,
      sha256,
      organizationId,
      ...(inUse === null ? {} : { before: inUse.sha256 }),
    },
  });
  return { versionId: version.id, published };
}

/** Publishes a form of everybody's unless this version of it is here already, in use or not. */
export async function publishUnlessKnown(act: Act, form: FormDef): Promise<void> {
  const tx = await act.uow.prisma();
  const known = await tx.formVersion.count({
    where: { formId: form.id, sha256: formSha256(form), organizationId: null },
  });
  if (known === 0) await publishForm(act, form, null);
}

/** Versions of a form, the one in use first: an organization's own before everybody's. */
export const IN_USE_FIRST = [
  { organizationId: { sort: "asc", nulls: "last" } },
  { publishedAt: "desc" },
] as const satisfies Prisma.FormVersionOrderByWithRelationInput[];

/** An organization sees its own versions and everybody's; null sees everybody's only. */
export function visibleTo(organizationId: string | null) {
  return { OR: [{ organizationId }, { organizationId: null }] };
}

function inUseBy(organizationId: string | null, formId: string) {
  return { where: { formId, ...visibleTo(organizationId) }, orderBy: [...IN_USE_FIRST] };
}

/**
 * The version of a form that an organization uses: its areas (top-level groups, and what stands outside) and
 * parameters.
 */
export async function newestForm(
  act: Act,
  formId: string,
  organizationId: string | null,
): Promise<FormOutline | null> {
  const tx = await act.uow.prisma();
  const version = await tx.formVersion.findFirst(inUseBy(organizationId, formId));
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
