import type { Act } from "../../messaging/act.ts";
import type { OpenArea } from "./openArea.ts";

/** The member keeps an answer that was sent back as it is. */
export async function keepReturned(act: Act, area: OpenArea, path: string): Promise<void> {
  if (!area.returned.has(path)) return;
  const tx = await act.uow.prisma();
  await tx.returnedAnswer.updateMany({
    where: { areaRecordId: area.recordId, question: path, settledAt: null },
    data: { settledAt: act.now },
  });
  act.audit({
    chain: area.inspection.code,
    action: "answer.kept",
    object: `answer:${area.area}/${path}`,
    data: { comment: area.returned.get(path) ?? "" },
  });
}
