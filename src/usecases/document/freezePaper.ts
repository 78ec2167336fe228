import { randomUUID } from "node:crypto";
import { dbDay } from "../../db/days.ts";
import type { DocumentKind } from "../../domain/report/reportModel.ts";
import type { Act } from "../../messaging/act.ts";
import { syncFindings } from "../finding/syncFindings.ts";
import { compileLive, compileLiveWorkbook } from "./compileDocument.ts";
import type { PaperContent } from "./frozenPaper.ts";

/**
 * Keeps what a paper says now as what it says under its number. Nothing when it has no number, is kept
 * already, or is a report on remediation with nothing assigned.
 */
export async function freezePaper(act: Act, inspectionId: string, kind: DocumentKind): Promise<void> {
  const tx = await act.uow.prisma();
  const where = { inspectionId_kind: { inspectionId, kind } };
  const numbered = await tx.paperNumber.findUnique({ where });
  if (numbered === null || numbered.editionId !== null) return;
  if (kind !== "remediation_report") await syncFindings(act, inspectionId);
  const vi = await compileLive(act, inspectionId, kind, "vi");
  const en = await compileLive(act, inspectionId, kind, "en");
  if (vi === null || en === null) return;
  const { model, pictures: _, ...source } = vi;
  const content: PaperContent = {
    source,
    models: { vi: model, en: en.model },
    workbooks:
      kind === "inspection_report"
        ? {
            vi: (await compileLiveWorkbook(act, inspectionId, "vi")).workbook,
            en: (await compileLiveWorkbook(act, inspectionId, "en")).workbook,
          }
        : null,
  };
  const edition = await tx.paperEdition.create({
    data: {
      id: randomUUID(),
      inspectionId,
      kind,
      number: source.number ?? numbered.number,
      issuedOn: source.issuedOn === null ? null : dbDay(source.issuedOn),
      content: JSON.stringify(content),
      madeById: numbered.setById,
      madeAt: act.now,
    },
  });
  await tx.paperNumber.update({ where, data: { editionId: edition.id } });
}
