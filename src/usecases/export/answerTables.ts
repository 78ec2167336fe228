import type { FormReading } from "../../domain/form/session/FormReading.ts";
import type { Locale } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { openInspectionSession } from "../answers/openArea.ts";
import type { CsvCell, CsvTable } from "./csvText.ts";

const HEADER = [
  "area",
  "question",
  "label",
  "unit",
  "source",
  "state",
  "value",
  "printed",
  "approximate",
  "note",
  "explanation",
  "asOfDate",
  "answeredBy",
  "answeredAt",
  "asked",
];

/**
 * Every answer there is, from the visit and from the unit's own report, in the order of the form, and
 * the questions that were asked and left open. `asked` is no where an answer given earlier no longer
 * counts: another answer has made its question needless.
 */
export async function answerTable(act: Act, inspectionId: string, language: Locale): Promise<CsvTable> {
  const tx = await act.uow.prisma();
  const { session, areas } = await openInspectionSession(act, inspectionId);
  const answers = await tx.answer.findMany({
    where: { areaRecord: { inspectionId } },
    // What the team found, then what the unit had reported.
    orderBy: { source: "desc" },
  });
  const names = await peopleNames(act, new Set(answers.map(({ answeredById }) => answeredById)));
  const rows: CsvCell[][] = [];
  for (const area of areas) {
    const own = Map.groupBy(
      answers.filter(({ areaRecordId }) => areaRecordId === area.recordId),
      ({ question }) => question,
    );
    const questions = session.questions(area.area).map(({ path }) => path);
    const known = new Set(questions);
    // Answers whose question is gone (an entry of a repeat taken out) go last.
    const paths = [...questions, ...[...own.keys()].filter((path) => !known.has(path)).sort()];
    for (const path of paths) {
      const words = questionWords(session, path, language);
      const stored = own.get(path) ?? [];
      for (const answer of stored) {
        rows.push([
          area.area,
          path,
          words.label,
          words.unit,
          answer.source,
          answer.state,
          plainValue(answer.value),
          answer.source === "on_site" && answer.state === "answered" ? words.printed : "",
          answer.approximate,
          answer.note,
          answer.explanation,
          answer.asOfDate === null ? null : answer.asOfDate.toISOString().slice(0, "yyyy-mm-dd".length),
          names.get(answer.answeredById) ?? answer.answeredById,
          answer.answeredAt.toISOString(),
          words.asked,
        ]);
      }
      if (stored.length === 0 && words.asked) {
        const open: CsvCell[] = [area.area, path, words.label, words.unit, "", "open"];
        rows.push([...open, ...HEADER.slice(open.length, -1).map(() => null), true]);
      }
    }
  }
  return { header: HEADER, rows };
}

function questionWords(session: FormReading, path: string, language: Locale) {
  if (!session.has(path)) return { label: "", unit: "", printed: "", asked: false };
  return {
    label: session.label(path, language),
    unit: session.unit(path, language),
    printed: session.printed(path, language),
    asked: session.isRelevant(path),
  };
}

/** Every value each answer ever had, oldest first. */
export async function answerHistoryTable(act: Act, inspectionId: string): Promise<CsvTable> {
  const tx = await act.uow.prisma();
  const revisions = await tx.answerRevision.findMany({
    where: { areaRecord: { inspectionId } },
    orderBy: { id: "asc" },
    include: { areaRecord: { select: { area: true } } },
  });
  const names = await peopleNames(act, new Set(revisions.map(({ actorId }) => actorId)));
  return {
    header: ["area", "question", "source", "version", "data", "by", "at"],
    rows: revisions.map(({ areaRecord, question, source, version, data, actorId, at }) => [
      areaRecord.area,
      question,
      source,
      version,
      JSON.stringify(data),
      names.get(actorId) ?? actorId,
      at.toISOString(),
    ]),
  };
}

/** Full names by person id. */
export async function peopleNames(act: Act, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  const tx = await act.uow.prisma();
  const people = await tx.person.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, fullName: true },
  });
  return new Map(people.map(({ id, fullName }) => [id, fullName]));
}

/** Choices of one answer are joined by spaces, as XLSForm writes them. */
function plainValue(value: unknown): CsvCell {
  if (value === null || typeof value === "number" || typeof value === "string") return value;
  return Array.isArray(value) ? value.join(" ") : JSON.stringify(value);
}
