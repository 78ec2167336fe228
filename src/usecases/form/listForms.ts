import { formDefSchema, type FormDef } from "../../domain/form/definition/formDef.ts";
import type { Localized } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { z } from "zod";
import { IN_USE_FIRST, visibleTo } from "./formLibrary.ts";

export interface FormEntry {
  id: string;
  title: Localized;
  /** Of each organization the one published last comes first: its new inspections take it. */
  versions: {
    /** Whose it is; null: everybody's. */
    organization: string | null;
    version: string;
    sha256: string;
    createdAt: string;
    publishedAt: string;
    inspections: number;
  }[];
}

const title = z.record(z.string(), z.string());

/** All forms with their versions, everybody's and each organization's own. */
export async function listForms(act: Act): Promise<FormEntry[]> {
  const tx = await act.uow.prisma();
  const forms = await tx.form.findMany({
    orderBy: { id: "asc" },
    include: {
      versions: {
        orderBy: [...IN_USE_FIRST],
        select: {
          organization: { select: { name: true } },
          version: true,
          sha256: true,
          createdAt: true,
          publishedAt: true,
          _count: { select: { inspections: true } },
        },
      },
    },
  });
  return forms.map((form) => ({
    id: form.id,
    title: title.parse(form.title),
    versions: form.versions.map(({ organization, version, sha256, createdAt, publishedAt, _count }) => ({
      organization: organization?.name ?? null,
      version,
      sha256,
      createdAt: createdAt.toISOString(),
      publishedAt: publishedAt.toISOString(),
      inspections: _count.inspections,
    })),
  }));
}

/**
 * A stored version: the one that an organization uses, or of those it sees the one whose SHA-256 begins with
 * `sha256`; null when there is none.
 */
export async function storedForm(
  act: Act,
  formId: string,
  organizationId: string | null,
  sha256 = "",
): Promise<{ form: FormDef; sha256: string } | null> {
  const tx = await act.uow.prisma();
  const version = await tx.formVersion.findFirst({
    where: { formId, sha256: { startsWith: sha256.toLowerCase() }, ...visibleTo(organizationId) },
    orderBy: [...IN_USE_FIRST],
  });
  return version === null ? null : { form: formDefSchema.parse(version.definition), sha256: version.sha256 };
}
