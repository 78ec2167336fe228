import type { Act } from "../../messaging/act.ts";
import type { OpenArea } from "./openArea.ts";

/** The member keeps an answer that was sent back as it is. */
export async function settleReturned(act: Act, area: OpenArea, path: string): Promise<void> {
  if (!area.returned.has(path)) return;
  await act.uow.sql.query({
    text: `UPDATE "ReturnedAnswer" SET "settledAt" = $3
            WHERE "areaRecordId" = $1 AND question = $2 AND "settledAt" IS NULL`,
    values: [area.recordId, path, act.now],
  });
  act.audit({
    chain: area.inspection.code,
    action: "answer.kept",
    object: `answer:${area.area}/${path}`,
    data: { comment: area.returned.get(path) ?? "" },
  });
}
