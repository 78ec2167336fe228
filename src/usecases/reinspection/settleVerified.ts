import { VERDICTS } from "../../domain/reinspection/reinspectionForm.ts";
import type { Act } from "../../messaging/act.ts";
import { openInspectionSession } from "../answers/openArea.ts";
import { changeRemediation } from "../remediation/changeRemediation.ts";

/**
 * Writes what a re-inspection has found on the points of the inspection before: remedied ones are
 * closed; those that its conclusion carries on end there as not resolved; about the others it is said
 * in their history. What nobody has verified stays as it is.
 * @param carriedOn keys of the findings that the conclusion assigns anew
 */
export async function settleVerified(
  act: Act,
  inspectionId: string,
  carriedOn: ReadonlySet<string>,
): Promise<void> {
  const tx = await act.uow.prisma();
  const verified = await tx.verifiedPoint.findMany({
    where: { inspectionId },
    include: { remediation: { select: { state: true } } },
    orderBy: { question: "asc" },
  });
  if (verified.length === 0) return;
  const { session } = await openInspectionSession(act, inspectionId);
  const answers = await tx.answer.findMany({
    where: {
      areaRecord: { inspectionId },
      source: "on_site",
      state: "answered",
      question: { in: verified.map(({ question }) => question) },
    },
    select: { question: true, value: true, explanation: true, note: true },
  });
  for (const { question, remediationId, remediation } of verified) {
    const answer = answers.find((one) => one.question === question);
    const verdict = VERDICTS.find((known) => known === answer?.value);
    if (answer === undefined || verdict === undefined || remediation.state === "closed") continue;
    const words = [session.printed(question, "vi"), answer.explanation, answer.note];
    const result = await changeRemediation(act, {
      remediationId,
      step: {
        kind: "reinspect",
        inspectionId,
        remedied: verdict === "remedied",
        carriedOn: carriedOn.has(question),
        text: words.filter((text) => text !== null && text.trim() !== "").join(". "),
      },
    });
    if (!result.ok) throw new Error(`a verified point could not be settled: ${result.reason}`);
  }
}
