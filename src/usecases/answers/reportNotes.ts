import { formatDate } from "../../domain/answer/formatDate.ts";
import type { AnswerValue, FormSession } from "../../domain/form/FormSession.ts";
import { printValue } from "../../domain/form/printValue.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { inspectionDifferences } from "./differences.ts";

interface NoteRow {
  question: string;
  note: string | null;
  explanation: string | null;
  asOfDate: string | null;
}

/**
 * What stands beside a figure in documents, by question: the note or reason, why something unusual was
 * accepted, the day of the figure when it is not that of the period, and what the unit had reported.
 */
export async function reportNotes(
  act: Act,
  inspectionId: string,
  session: FormSession,
  language: Locale,
): Promise<Map<string, string>> {
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
  for (const { question, reported } of await inspectionDifferences(act, inspectionId)) {
    if (!session.has(question)) continue;
    const value = printed(session, question, reported, language);
    add(question, t(language, "beside-self-reported", { value }));
  }
  return new Map([...parts].map(([question, texts]) => [question, texts.join("; ")]));
}

/** A value that is not the session's own, printed as that of the question would be. */
function printed(session: FormSession, path: string, value: AnswerValue, language: Locale): string {
  const { type, quantity } = session.question(path);
  const text = Array.isArray(value) ? value.join(" ") : String(value ?? "");
  const labels = new Map(session.listedChoices(path, language).map(({ name, label }) => [name, label]));
  return printValue(text, { type, quantity }, language, (name) => labels.get(name) ?? name);
}
