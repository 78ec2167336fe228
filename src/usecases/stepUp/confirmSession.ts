import type { Act } from "../../messaging/act.ts";

/** A second factor was shown: for some minutes what the acting person does in this session is confirmed. */
export async function confirmSession(
  act: Act,
  session: string,
  how: { way: "code" | "passkey"; deed?: string },
): Promise<void> {
  if (act.actor === null) return;
  const personId = act.actor.id;
  const tx = await act.uow.prisma();
  const until = new Date(act.now.getTime() + act.stepUp.holdsMs);
  await tx.stepUpConfirmation.deleteMany({ where: { personId, until: { lte: act.now } } });
  await tx.stepUpConfirmation.upsert({
    where: { personId_session: { personId, session } },
    create: { personId, session, until },
    update: { until },
  });
  act.audit({ chain: "system", action: "step_up.confirmed", object: `person:${personId}`, data: how });
}
