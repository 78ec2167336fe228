import { EVIDENCE_KINDS, type EvidenceKind } from "../../domain/evidence/acceptedFiles.ts";
import type { Act } from "../../messaging/act.ts";

/** Pieces by kind. */
export type KindCounts = Partial<Record<EvidenceKind, number>>;

/**
 * The evidence of an area by question path ("" for pieces of the area as a whole): what was
 * received and not refused, whether its bytes are here yet or not.
 */
export type EvidenceCounts = ReadonlyMap<string, KindCounts>;

export async function evidenceCounts(act: Act, areaRecordId: number): Promise<EvidenceCounts> {
  // On the way of every question: the first use of Prisma costs more than all statements of an answer.
  const { rows } = await act.uow.sql.query<{ question: string; kind: EvidenceKind; count: number }>({
    name: "evidence-counts",
    text: `SELECT coalesce(question, '') AS question, kind, count(*)::int AS count
             FROM "Evidence" WHERE "areaRecordId" = $1 AND state <> 'refused' GROUP BY 1, 2`,
    values: [areaRecordId],
  });
  const counts = new Map<string, KindCounts>();
  for (const { question, kind, count } of rows)
    counts.set(question, { ...counts.get(question), [kind]: count });
  return counts;
}

export function addCounts(a: KindCounts, b: KindCounts): KindCounts {
  return Object.fromEntries(
    EVIDENCE_KINDS.map((kind) => [kind, (a[kind] ?? 0) + (b[kind] ?? 0)]).filter(([, count]) => count !== 0),
  );
}

export function totalOf(counts: KindCounts | undefined): number {
  return Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
}
