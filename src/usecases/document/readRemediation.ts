import { isOwed } from "../../domain/remediation/remediationState.ts";
import type { RemediationInput, RemediationPoint } from "../../domain/report/remediationInput.ts";
import type { Locale } from "../../domain/text.ts";
import { localDay } from "../../clock.ts";
import { dayOf } from "../../db/days.ts";
import { drawableText } from "../../documents/drawableText.ts";
import type { Act } from "../../messaging/act.ts";
import { daysLeft } from "../remediation/daysLeft.ts";
import { inspectionRemediations, type RemediationView } from "../remediation/remediationView.ts";
import { readReport } from "./readReport.ts";

/** Words of the unit about what it does; the rest of the history is the team's or the system's. */
const ACCOUNTS = new Set(["start", "reportProgress", "submit"]);

/** The team's word on a point. */
const VERDICTS = new Set(["accept", "reject", "closeUnresolved", "reinspect"]);

/** Everything the remediation report says; null while nothing has been assigned. */
export async function readRemediation(
  act: Act,
  inspectionId: string,
  options: { language: Locale; timeZone: string },
): Promise<RemediationInput | null> {
  const tx = await act.uow.prisma();
  const inspection = await tx.inspection.findUniqueOrThrow({
    where: { id: inspectionId },
    select: { concludedOn: true },
  });
  const views = await inspectionRemediations(act, inspectionId);
  if (inspection.concludedOn === null || views.length === 0) return null;
  const left = await daysLeft(act, views);
  const entries = Map.groupBy(
    await tx.remediationEntry.findMany({
      where: { remediationId: { in: views.map(({ id }) => id) } },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      select: { remediationId: true, kind: true, text: true, at: true },
    }),
    (entry) => entry.remediationId,
  );
  const outcomes = new Map(
    (
      await tx.finding.findMany({
        where: { id: { in: views.map(({ findingId }) => findingId) } },
        select: { id: true, state: true },
      })
    ).map(({ id, state }) => [id, state]),
  );
  const dayAt = (at: Date) => localDay({ now: () => at.getTime() }, options.timeZone);
  const people = await responsiblePeople(act, views);
  const points = views
    .toSorted((a, b) => a.number - b.number)
    .map((view): RemediationPoint => {
      const responsible = view.assigneeId === null ? null : (people.get(view.assigneeId) ?? view.assignee);
      const history = entries.get(view.id) ?? [];
      const verdict = history.findLast(({ kind }) => VERDICTS.has(kind));
      const resolved = outcomes.get(view.findingId) !== "unresolved";
      const objection = history.findLast(({ kind }) => kind === "contest");
      return {
        area: view.area,
        finding: view.text,
        requirement: view.recommendation,
        dueDate: view.dueDate,
        responsible: responsible === null ? null : drawableText(responsible),
        movedTo: view.unitId === view.inspectedUnitId ? null : drawableText(view.unit),
        state: view.state,
        resolved,
        daysLate: isOwed(view.state) ? Math.max(0, -left(view)) : 0,
        accounts: history.flatMap(({ kind, text, at }) => {
          const said = ACCOUNTS.has(kind) ? drawableText(text ?? "") : "";
          return said.trim() === "" ? [] : [{ day: dayAt(at), text: said }];
        }),
        evidence: view.evidence,
        verdict:
          verdict === undefined
            ? null
            : {
                // A re-inspection closes only what it found remedied, or carries on.
                accepted:
                  verdict.kind === "accept" ||
                  (verdict.kind === "reinspect" && view.state === "closed" && resolved),
                day: dayAt(verdict.at),
                text: drawableText(verdict.text ?? ""),
              },
        extension:
          view.extension === null
            ? null
            : { to: view.extension.to, reason: drawableText(view.extension.reason) },
        objection: view.state === "contested" ? drawableText(objection?.text ?? "") || null : null,
      };
    });
  return {
    report: await readReport(act, inspectionId, options),
    concludedOn: dayOf(inspection.concludedOn),
    today: act.today,
    points,
  };
}

/** "Ông …, Trưởng phòng …" by person. */
async function responsiblePeople(act: Act, views: readonly RemediationView[]): Promise<Map<string, string>> {
  const tx = await act.uow.prisma();
  const people = await tx.person.findMany({
    where: { id: { in: views.flatMap(({ assigneeId }) => assigneeId ?? []) } },
    select: { id: true, fullName: true, honorific: true, post: true },
  });
  return new Map(
    people.map(({ id, fullName, honorific, post }) => {
      const name = honorific === null ? fullName : `${honorific} ${fullName}`;
      return [id, post === null ? name : `${name}, ${post}`];
    }),
  );
}
