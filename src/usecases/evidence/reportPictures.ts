import type { ReportInputPicture } from "../../domain/report/reportInput.ts";
import type { DocumentModel } from "../../domain/report/reportModel.ts";
import type { Locale } from "../../domain/text.ts";
import { drawableText } from "../../documents/drawableText.ts";
import type { Act } from "../../messaging/act.ts";
import type { OpenArea } from "../answers/openArea.ts";
import { isFileQuestion } from "./fileQuestion.ts";

/**
 * The photos of an inspection's answers that a document can show, in the order of the form, without
 * their bytes: see `pictureBytes`.
 */
export async function reportPictures(
  act: Act,
  inspectionId: string,
  context: {
    areas: readonly OpenArea[];
    findings: readonly { id: string; references: readonly string[] }[];
    language: Locale;
  },
): Promise<ReportInputPicture[]> {
  const tx = await act.uow.prisma();
  const rows = await tx.evidence.findMany({
    where: {
      inspectionId,
      state: "stored",
      kind: "photo",
      rendition: { not: null },
      areaRecordId: { not: null },
    },
    select: {
      id: true,
      sha256: true,
      areaRecordId: true,
      question: true,
      caption: true,
      takenAt: true,
      createdAt: true,
      latitude: true,
      longitude: true,
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const pictures = rows.flatMap((row) => {
    const place = context.areas.findIndex((area) => area.recordId === row.areaRecordId);
    const area = context.areas[place];
    if (area === undefined) return [];
    const question = questionOf(area, row.question);
    const { latitude, longitude } = row;
    return [
      {
        order: [place, question?.number ?? Number.POSITIVE_INFINITY] as const,
        picture: {
          evidenceId: row.id,
          sha256: row.sha256 ?? "",
          area: area.area,
          question:
            question?.number === undefined
              ? null
              : {
                  number: question.number,
                  label: isFileQuestion(question)
                    ? area.session.areaLabel(area.area, context.language)
                    : area.session.label(question.path, context.language),
                },
          findingIds: context.findings
            .filter((finding) => row.question !== null && finding.references.includes(row.question))
            .map((finding) => finding.id),
          caption: row.caption === null ? null : drawableText(row.caption),
          takenAt: row.takenAt?.toISOString() ?? null,
          receivedAt: row.createdAt.toISOString(),
          place:
            latitude === null || longitude === null
              ? null
              : { latitude: latitude.toNumber(), longitude: longitude.toNumber() },
        },
      },
    ];
  });
  // A stable sort: within a question the order of receipt stays.
  return pictures
    .toSorted((a, b) => a.order[0] - b.order[0] || compare(a.order[1], b.order[1]))
    .map(({ picture }) => picture);
}

/** Infinity minus itself is no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function questionOf(area: OpenArea, path: string | null) {
  return path !== null && area.session.has(path) ? area.session.question(path) : undefined;
}

/** The renditions a document names, for whoever draws it. */
export async function pictureBytes(act: Act, model: DocumentModel): Promise<Map<string, Uint8Array>> {
  const blocks = model.appendices.flatMap((appendix) => appendix.blocks);
  const ids = blocks.flatMap((block) =>
    block.type === "pictures" ? block.items.map((item) => item.evidenceId) : [],
  );
  if (ids.length === 0) return new Map();
  const { rows } = await act.uow.sql.query<{ id: string; rendition: Buffer }>({
    name: "picture-bytes",
    text: `SELECT id, rendition FROM "Evidence" WHERE id = ANY($1) AND rendition IS NOT NULL`,
    values: [ids],
  });
  return new Map(rows.map(({ id, rendition }) => [id, rendition]));
}
