import { retentionPeriods, type RetentionPeriods } from "../../../domain/personalData/retentionPeriods.ts";
import type { Act } from "../../../messaging/act.ts";

const ONLY_ROW = 1;

/** The periods in force. */
export async function periodsInForce(act: Act): Promise<RetentionPeriods> {
  const tx = await act.uow.prisma();
  const row = await tx.retentionRules.findUnique({ where: { id: ONLY_ROW } });
  return retentionPeriods.parse(row?.periods ?? {});
}

/**
 * Sets them; the next run follows them. Whoever was told that messages go earlier is told anew. By the operator.
 */
export async function changePeriods(act: Act, periods: RetentionPeriods): Promise<void> {
  const tx = await act.uow.prisma();
  const before = await periodsInForce(act);
  const data = { periods: { ...periods } };
  await tx.retentionRules.upsert({
    where: { id: ONLY_ROW },
    create: { id: ONLY_ROW, ...data },
    update: data,
  });
  if (periods.webChat > before.webChat) {
    await tx.person.updateMany({ where: { informedOf: { not: null } }, data: { informedOf: 0 } });
  }
  act.audit({
    chain: "system",
    action: "retention.rules_changed",
    object: "retention",
    data: { before: { ...before }, after: { ...periods } },
  });
}
