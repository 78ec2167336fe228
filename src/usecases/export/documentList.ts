import type { ReportModel } from "../../domain/report/reportModel.ts";
import type { CsvCell, CsvTable } from "./csvText.ts";

/** A document in the folder, as its list needs it. */
export interface ListedDocument {
  /** Below the folder. */
  path: string;
  sha256: string;
  pages: number | null;
  /** ISO instant it was made. */
  createdAt: string;
  /** What documents of this kind say of themselves; null where that is not known. */
  model: ReportModel | null;
  /** Of its text; null when not known. */
  language: string | null;
  /** Kind, as stored. */
  kind: string;
}

/**
 * List of the documents of a file (hồ sơ). The names of the data are those of Nghị định
 * 30/2020/NĐ-CP, Phụ lục VI, so that an archive's software can take it in: number, day of issue and
 * due date stay empty until the agency has issued the paper, which is not done here. `File`,
 * `Sha256` and `CreatedAt` are our own.
 */
export function documentList(
  inspection: { code: string; symbol: string; organization: string },
  documents: readonly ListedDocument[],
): CsvTable {
  return {
    header: [
      "FileCode",
      "DocOrdinal",
      "TypeName",
      "CodeNumber",
      "CodeNotation",
      "IssuedDate",
      "OrganName",
      "Subject",
      "Language",
      "PageAmount",
      "SignerInfo.Position",
      "SignerInfo.FullName",
      "To",
      "DueDate",
      "Description",
      "File",
      "Sha256",
      "CreatedAt",
    ],
    rows: documents.map(({ path, sha256, pages, createdAt, model, language, kind }, place): CsvCell[] => {
      const signature = model?.signatures.at(-1);
      return [
        inspection.code,
        place + 1,
        model?.documentType ?? kind,
        null,
        model === null ? null : inspection.symbol,
        null,
        model?.head.issuer.join(" ") ?? inspection.organization,
        model?.subject.replaceAll(/\s+/g, " ") ?? null,
        language,
        pages,
        signature === undefined
          ? null
          : [...signature.authority, signature.post ?? ""].filter(Boolean).join(", "),
        signature?.name ?? null,
        model?.addressees.join("; ") ?? null,
        null,
        model?.draftMark?.label ?? null,
        path,
        sha256,
        createdAt,
      ];
    }),
  };
}
