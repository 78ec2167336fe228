import { formDefSchema, type FormDef } from "../../domain/form/formDef.ts";
import type { Localized } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { z } from "zod";

export interface FormEntry {
  id: string;
  title: Localized;
  /** Newest first: new inspections take the first. */
  versions: { version: string; sha256: string; createdAt: string; inspections: number }[];
}

const title = z.record(z.string(), z.string());

/** All forms with their versions. */
export async function listForms(act: Act): Promise<FormEntry[]> {
  const tx = await act.uow.prisma();
  const forms = await tx.form.findMany({
    orderBy: { id: "asc" },
    include: {
      versions: {
        orderBy: { createdAt: "desc" },
        select: { version: true, sha256: true, createdAt: true, _count: { select: { inspections: true } } },
      },
    },
  });
  return forms.map((form) => ({
    id: form.id,
    title: title.parse(form.title),
    versions: form.versions.map(({ version, sha256, createdAt, _count }) => ({
      version,
      sha256,
      createdAt: createdAt.toISOString(),
      inspections: _count.inspections,
    })),
  }));
}

/** A stored version: the newest, or the one whose SHA-256 begins with `sha256`; null when there is none. */
export async function storedForm(
  act: Act,
  formId: string,
  sha256 = "",
): Promise<{ form: FormDef; sha256: string } | null> {
  const tx = await act.uow.prisma();
  const version = await tx.formVersion.findFirst({
    where: { formId, sha256: { startsWith: sha256.toLowerCase() } },
    orderBy: { createdAt: "desc" },
  });
  return version === null ? null : { form: formDefSchema.parse(version.definition), sha256: version.sha256 };
}
