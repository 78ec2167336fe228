import { LOCALES, type Locale } from "../../domain/text.ts";
import { performAct, type Act, type ActServices } from "../../messaging/act.ts";
import { channelNamed } from "../../messaging/channel.ts";
import type { SentFileJob } from "./fetchSent.ts";

/**
 * Does what a file is for, as an act of whoever sent it, and tells them what became of it where they sent
 * it. While that channel is off the answer waits in the outbox: it goes to nobody else's address.
 * @param work gives the payloads of the messages that say it, in the sender's language
 */
export async function answerSender(
  services: ActServices,
  job: SentFileJob,
  work: (act: Act, locale: Locale) => Promise<readonly Record<string, unknown>[]>,
): Promise<void> {
  const { personId, conversation } = job.data;
  const channel = channelNamed(job.data.channel);
  const actor = await services.db.prisma.person.findUniqueOrThrow({
    where: { id: personId },
    select: { id: true, organizationId: true, fullName: true, locale: true },
  });
  const locale = LOCALES.find((known) => known === actor.locale) ?? "vi";
  await performAct(services, { key: `job:${job.id}`, actor, channel }, async (act) => {
    for (const payload of await work(act, locale))
      await act.send({ channel, conversation, method: "sendMessage", payload });
  });
}
