import type { Act } from "../../messaging/act.ts";
import type { OpenArea } from "./openArea.ts";
import { areaToSteer, type SteerRefusal } from "./areaToSteer.ts";

export interface ReturnInput {
  recordId: number;
  /** Single answers, each with what is wanted of it. */
  answers: readonly { path: string; comment: string }[];
  /** What is said of the area as a whole; needed when no single answer is sent back. */
  reason: string | null;
}

export type ReturnResult = { ok: true; area: OpenArea } | SteerRefusal;

/**
 * The lead sends a submitted area back: its members get exactly these answers again, each with the
 * comment, and hand the area in once more.
 */
export async function returnAnswers(act: Act, input: ReturnInput): Promise<ReturnResult> {
  const steered = await areaToSteer(act, input.recordId, "steerAreas", ["submitted"]);
  if (!steered.ok) return steered;
  const { area } = steered;
  await giveBack(act, area, input.reason);
  const tx = await act.uow.prisma();
  const actorId = act.actor?.id ?? "system";
  for (const { path, comment } of input.answers) {
    await tx.returnedAnswer.create({
      data: {
        areaRecordId: area.recordId,
        question: path,
        comment,
        returnedById: actorId,
        returnedAt: act.now,
      },
    });
    act.audit({
      chain: area.inspection.code,
      action: "answer.returned",
      object: `answer:${area.area}/${path}`,
      data: { comment },
    });
  }
  act.audit({
    chain: area.inspection.code,
    action: "area.returned",
    object: `area:${area.area}`,
    data: { reason: input.reason, answers: input.answers.map(({ path }) => path) },
  });
  return { ok: true, area };
}

/** Reopens an area that was handed in or approved; nothing in it changes without this. */
export async function reopenArea(
  act: Act,
  input: { recordId: number; reason: string },
): Promise<ReturnResult> {
  const steered = await areaToSteer(act, input.recordId, "steerAreas", ["submitted", "approved"]);
  if (!steered.ok) return steered;
  const { area } = steered;
  await giveBack(act, area, input.reason);
  act.audit({
    chain: area.inspection.code,
    action: "area.reopened",
    object: `area:${area.area}`,
    data: { reason: input.reason, before: area.status },
  });
  return { ok: true, area };
}

async function giveBack(act: Act, area: OpenArea, reason: string | null): Promise<void> {
  const tx = await act.uow.prisma();
  const { count } = await tx.areaRecord.updateMany({
    where: { id: area.recordId, version: area.version },
    data: {
      status: "returned",
      cursor: null,
      version: { increment: 1 },
      returnReason: reason,
      approvedAt: null,
      approvedById: null,
    },
  });
  if (count !== 1) throw act.overtaken(`area ${area.recordId} changed`);
}
