import type { Act } from "../../messaging/act.ts";

/** Who answers for the protection of personal data in an organization; null: not named yet. */
export async function dataOfficerOf(
  act: Act,
  organizationId: string,
): Promise<{ organization: string; officer: string | null }> {
  const tx = await act.uow.prisma();
  const { name, dataOfficer } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true, dataOfficer: true },
  });
  return { organization: name, officer: dataOfficer };
}

/** Names them, with how to reach them, as the notice will say it; null: nobody any more. */
export async function nameDataOfficer(
  act: Act,
  organizationId: string,
  officer: string | null,
): Promise<void> {
  const tx = await act.uow.prisma();
  await tx.organization.update({ where: { id: organizationId }, data: { dataOfficer: officer } });
  act.audit({
    chain: "system",
    action: "privacy.officer_named",
    object: `organization:${organizationId}`,
    data: { named: officer !== null },
  });
}
