import type { ChannelName } from "../../domain/channelName.ts";
import type { Locale } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import { noteRequest } from "./requests.ts";

/** Whoever asks again so soon is given what was made for them a moment ago. */
const FRESH_MS = 600_000;

/**
 * The acting person asks for a copy of their own data: it is made and sent by the job. "sent": the one made a
 * moment ago is sent once more.
 */
export async function requestCopy(
  act: Act,
  to: { channel: ChannelName; conversation: string; locale: Locale },
): Promise<"begun" | "sent"> {
  if (act.actor === null) throw new Error("a stranger has no data");
  const personId = act.actor.id;
  const { channel, conversation, locale } = to;
  const tx = await act.uow.prisma();
  const fresh = await tx.personExport.findMany({
    where: { personId, createdAt: { gt: new Date(act.now.getTime() - FRESH_MS) } },
    select: { id: true },
    orderBy: [{ createdAt: "desc" }, { format: "desc" }],
    take: 2,
  });
  if (fresh.length > 0) {
    for (const { id } of fresh)
      await act.send({ channel, conversation, method: "sendDocument", payload: { document: `file:${id}` } });
    return "sent";
  }
  await noteRequest(act, personId, "access", null);
  await act.job("personExport", { personId, locale, channel, conversation });
  return "begun";
}
