import { DEFAULT_SYMBOL } from "../../domain/inspection/documentSpec.ts";
import { inspectionDetails } from "../../domain/inspection/inspectionSpec.ts";
import { exportForm } from "../../domain/form/sheets/exportForm.ts";
import { asciiFileName } from "../../domain/language/asciiFileName.ts";
import type { Sheets } from "../../domain/form/sheets/sheets.ts";
import type { Locale } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { loadForm } from "../form/formLibrary.ts";
import { showInspection, type InspectionView } from "../inspection/showInspection.ts";
import { answerHistoryTable, answerTable } from "./answerTables.ts";
import { auditLines } from "./auditLines.ts";
import { csvText } from "./csvText.ts";
import { bytesOf, evidenceFiles, type StoredFile } from "./evidenceFiles.ts";
import {
  findingTable,
  recommendationTable,
  remediationHistoryTable,
  remediationTable,
} from "./findingTables.ts";

/** Everything of one inspection that can be put into a folder, but for its report of today. */
export interface InspectionFiles {
  id: string;
  view: InspectionView;
  /** Symbol of the inspection's papers: "BC-ĐKT". */
  symbol: string;
  /** The form it was done with, to read the answers by. */
  form: Sheets;
  texts: { path: string; text: string }[];
  evidence: StoredFile[];
  documents: (StoredFile & { document: InspectionView["documents"][number] })[];
}

/** Null when there is no inspection with this code. Changes nothing. */
export async function readInspectionFiles(
  act: Act,
  code: string,
  language: Locale,
): Promise<InspectionFiles | null> {
  const view = await showInspection(act, code, language);
  if (view === null) return null;
  const tx = await act.uow.prisma();
  const { id, details, formVersionId } = await tx.inspection.findUniqueOrThrow({ where: { code } });
  const evidence = await evidenceFiles(act, id);
  const tables = {
    "answers.csv": await answerTable(act, id, language),
    "answer-history.csv": await answerHistoryTable(act, id),
    "findings.csv": await findingTable(act, id),
    "recommendations.csv": await recommendationTable(act, id),
    "remediations.csv": await remediationTable(act, id),
    "remediation-history.csv": await remediationHistoryTable(act, id),
    "evidence.csv": evidence.table,
  };
  return {
    id,
    view,
    symbol: inspectionDetails.parse(details).document.symbol ?? DEFAULT_SYMBOL,
    form: exportForm((await loadForm(act, formVersionId)).form),
    texts: [
      { path: "inspection.json", text: `${JSON.stringify(view, null, 2)}\n` },
      ...Object.entries(tables).map(([path, table]) => ({ path, text: csvText(table) })),
      { path: "audit.jsonl", text: await auditLines(act.uow.sql, code) },
    ],
    evidence: evidence.files,
    documents: view.documents.map((document) => ({
      document,
      path: documentPath(document),
      sha256: document.sha256,
      read: (sql) => bytesOf(sql, `SELECT bytes FROM "Document" WHERE id = $1`, document.id),
    })),
  };
}

function documentPath({ name, kind, format, revision }: InspectionView["documents"][number]): string {
  return `documents/${asciiFileName(kind)}-${revision}-${asciiFileName(name.replace(/\.[^.]*$/, ""))}.${format}`;
}
