import type { Act } from "../../messaging/act.ts";
import type { OpenArea } from "./openArea.ts";

/** How far an area was when a question of it was shown. */
export interface SeenAt {
  /** Version of the area. */
  area: number;
  /** `Inspection.answersVersion`. */
  answers: number;
}

export function seenAt(area: OpenArea): SeenAt {
  return { area: area.version, answers: area.inspection.answersVersion };
}

/**
 * Name of the colleague who has answered a question since it was shown; null when nobody else has. Two
 * members may fill in one area: the later answer must not replace the other one unseen.
 */
export async function overtakenBy(
  act: Act,
  area: OpenArea,
  path: string,
  seen: SeenAt,
): Promise<string | null> {
  // Nothing in the area has changed: the usual case, told without asking the database.
  if (area.version === seen.area) return null;
  // On the way of every question: the first use of Prisma costs more than all statements of an answer.
  const { rows } = await act.uow.sql.query<{ name: string }>({
    text: `SELECT p."fullName" AS name FROM "Answer" a JOIN "Person" p ON p.id = a."answeredById"
            WHERE a."areaRecordId" = $1 AND a.question = $2 AND a.source = $3::"AnswerSource"
              AND a.version > $4 AND a."answeredById" <> $5`,
    values: [area.recordId, path, area.source, seen.answers, act.actor?.id ?? ""],
  });
  return rows[0]?.name ?? null;
}
