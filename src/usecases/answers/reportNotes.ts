import { formatDate } from "../../domain/answer/formatDate.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";

interface NoteRow {
  question: string;
  note: string | null;
  explanation: string | null;
  asOfDate: string | null;
}

/**
 * What stands beside a figure in documents, by question: the note or reason, why something unusual was
 * accepted, and the day of the figure when it is not that of the period.
 */
export async function reportNotes(
  act: Act,
  inspectionId: string,
  language: Locale,
): Promise<Map<string, string>> {
  // By hand: any of three columns, and a day as text, in one read of a whole inspection.
  const { rows } = await act.uow.sql.query<NoteRow>({
    text: `SELECT a.question, a.note, a.explanation, a."asOfDate"::text AS "asOfDate" FROM "Answer" a
             JOIN "AreaRecord" r ON r.id = a."areaRecordId"
            WHERE r."inspectionId" = $1 AND a.source = 'on_site'
              AND (a.note IS NOT NULL OR a.explanation IS NOT NULL OR a."asOfDate" IS NOT NULL)`,
    values: [inspectionId],
  });
  const parts = new Map<string, string[]>();
  const add = (question: string, text: string | null): void => {
    if (text === null || text.trim() === "") return;
    parts.set(question, [...(parts.get(question) ?? []), text.trim()]);
  };
  for (const { question, note, explanation, asOfDate } of rows) {
    add(question, note);
    add(question, explanation);
    if (asOfDate !== null)
      add(question, t(language, "beside-as-of", { date: formatDate(asOfDate, "numeric", language) }));
  }
  return new Map([...parts].map(([question, texts]) => [question, texts.join("; ")]));
}
