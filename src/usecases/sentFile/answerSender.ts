import { localeOf, type Locale } from "../../domain/text.ts";
import type { PersonRef } from "../../db/personRef.ts";
import { performAct, type Act } from "../../messaging/act.ts";
import { channelNamed } from "../../domain/channelName.ts";
import type { SentFileDeps, SentFileJob } from "./fetchSent.ts";

/**
 * Does what a file is for, as an act of whoever sent it, and tells them what became of it where they sent
 * it. While that channel is off the answer waits in the outbox: it goes to nobody else's address. A channel
 * that holds the file in our own database lets go of it.
 * @param work gives the payloads of the messages that say it, in the sender's language
 */
export async function answerSender(
  { services, channels }: SentFileDeps,
  job: SentFileJob,
  work: (act: Act, locale: Locale, sender: PersonRef) => Promise<readonly Record<string, unknown>[]>,
): Promise<void> {
  const { fileId, personId, conversation } = job.data;
  const channel = channelNamed(job.data.channel);
  const actor = await services.db.prisma.person.findUniqueOrThrow({
    where: { id: personId },
    select: { id: true, organizationId: true, fullName: true, locale: true },
  });
  const locale = localeOf(actor.locale);
  await performAct(services, { key: `job:${job.id}`, actor, channel }, async (act) => {
    for (const payload of await work(act, locale, actor))
      await act.send({ channel, conversation, method: "sendMessage", payload });
    await channels.get(channel)?.handOver?.(act.uow.sql, fileId, null);
  });
}
