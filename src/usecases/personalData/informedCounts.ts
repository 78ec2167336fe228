import { NOTICE_VERSION } from "../../domain/personalData/noticeVersion.ts";
import type { Act } from "../../messaging/act.ts";

/** How many of the people who have enrolled have confirmed the notice of today. */
export async function informedCounts(
  act: Act,
  organizationId: string,
): Promise<{ enrolled: number; confirmed: number }> {
  const tx = await act.uow.prisma();
  const enrolled = { organizationId, accounts: { some: { channel: { not: "email" as const } } } };
  return {
    enrolled: await tx.person.count({ where: enrolled }),
    confirmed: await tx.person.count({ where: { ...enrolled, informedOf: { gte: NOTICE_VERSION } } }),
  };
}
