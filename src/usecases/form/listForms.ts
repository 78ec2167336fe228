import { formDefSchema, type FormDef } from "../../domain/form/definition/formDef.ts";
import type { Localized } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { z } from "zod";
import { LAST_PUBLISHED_FIRST } from "./formLibrary.ts";

export interface FormEntry {
  id: string;
  title: Localized;
  /** The one published last comes first: new inspections take it. */
  versions: {
    version: string;
    sha256: string;
    createdAt: string;
    publishedAt: string;
    inspections: number;
  }[];
}

const title = z.record(z.string(), z.string());

/** All forms with their versions. */
export async function listForms(act: Act): Promise<FormEntry[]> {
  const tx = await act.uow.prisma();
  const forms = await tx.form.findMany({
    orderBy: { id: "asc" },
    include: {
      versions: {
        orderBy: LAST_PUBLISHED_FIRST,
        select: {
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
    versions: form.versions.map(({ version, sha256, createdAt, publishedAt, _count }) => ({
      version,
      sha256,
      createdAt: createdAt.toISOString(),
      publishedAt: publishedAt.toISOString(),
      inspections: _count.inspections,
    })),
  }));
}

/** A stored version: the one in use, or the one whose SHA-256 begins with `sha256`; null when there is none. */
export async function storedForm(
  act: Act,
  formId: string,
  sha256 = "",
): Promise<{ form: FormDef; sha256: string } | null> {
  const tx = await act.uow.prisma();
  const version = await tx.formVersion.findFirst({
    where: { formId, sha256: { startsWith: sha256.toLowerCase() } },
    orderBy: LAST_PUBLISHED_FIRST,
  });
  return version === null ? null : { form: formDefSchema.parse(version.definition), sha256: version.sha256 };
}
