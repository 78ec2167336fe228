import { extensionOf } from "../../domain/evidence/acceptedFiles.ts";
import { asciiFileName } from "../../domain/language/asciiFileName.ts";
import type { Queryable } from "../../db/hot/trip.ts";
import type { Act } from "../../messaging/act.ts";
import { peopleNames } from "./answerTables.ts";
import type { CsvTable } from "./csvText.ts";

/** A file of the export whose bytes are read when it is written. */
export interface StoredFile {
  /** Below the folder of the export. */
  path: string;
  /** Of the stored bytes, hex. */
  sha256: string;
  /** Null when they have gone from the database meanwhile. */
  readonly read: (sql: Queryable) => Promise<Buffer | null>;
}

const NUMBER_DIGITS = 4;

/** The evidence of an inspection: a list, and its files byte for byte as they were received. */
export async function evidenceFiles(
  act: Act,
  inspectionId: string,
): Promise<{ table: CsvTable; files: StoredFile[] }> {
  const tx = await act.uow.prisma();
  const rows = await tx.evidence.findMany({
    where: { inspectionId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    omit: { bytes: true, rendition: true },
    include: {
      areaRecord: { select: { area: true } },
      remediationEntry: { select: { remediationId: true } },
    },
  });
  const names = await peopleNames(act, new Set(rows.map(({ addedById }) => addedById)));
  const pathOf = new Map(
    rows.flatMap(({ id, state, mime, originalName, kind }, place) =>
      state === "stored" && mime !== null
        ? [[id, evidencePath(place + 1, { mime, originalName, kind })]]
        : [],
    ),
  );
  return {
    table: {
      header: [
        "file",
        "kind",
        "state",
        "area",
        "question",
        "remediation",
        "caption",
        "originalName",
        "mime",
        "size",
        "sha256",
        "takenAt",
        "latitude",
        "longitude",
        "addedBy",
        "addedAt",
        "refusal",
      ],
      rows: rows.map((row) => [
        pathOf.get(row.id) ?? null,
        row.kind,
        row.state,
        row.areaRecord?.area ?? null,
        row.question,
        row.remediationEntry?.remediationId ?? null,
        row.caption,
        row.originalName,
        row.mime,
        row.size,
        row.sha256,
        row.takenAt?.toISOString() ?? null,
        row.latitude?.toNumber() ?? null,
        row.longitude?.toNumber() ?? null,
        names.get(row.addedById) ?? row.addedById,
        row.createdAt.toISOString(),
        row.refusal,
      ]),
    },
    files: rows.flatMap(({ id, sha256 }) => {
      const path = pathOf.get(id);
      if (path === undefined || sha256 === null) return [];
      return [
        { path, sha256, read: (sql) => bytesOf(sql, `SELECT bytes FROM "Evidence" WHERE id = $1`, id) },
      ];
    }),
  };
}

/** "evidence/0001-bang-niem-yet.jpg": the number keeps the order of receipt, the name is only a label. */
function evidencePath(
  number: number,
  file: { mime: string; originalName: string | null; kind: string },
): string {
  const stem = (file.originalName ?? "").replace(/\.[^.]*$/, "");
  const [extension = "bin"] = extensionOf(file.mime);
  return `evidence/${String(number).padStart(NUMBER_DIGITS, "0")}-${asciiFileName(stem, file.kind)}.${extension}`;
}

/** One value of type bytea, or null. */
export async function bytesOf(sql: Queryable, text: string, id: string): Promise<Buffer | null> {
  const { rows } = await sql.query<{ bytes: Buffer | null }>({ text, values: [id] });
  return rows[0]?.bytes ?? null;
}
