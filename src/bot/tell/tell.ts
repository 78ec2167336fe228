import type { Locale } from "../../domain/text.ts";
import type { Act } from "../../messaging/act.ts";
import type { AreaPerson } from "../../usecases/answers/areaPeople.ts";
import { nextAddress, waitingAddress } from "../../usecases/notice/noticeAddress.ts";
import { messagePayload, type Outgoing } from "../core/outgoing.ts";

/**
 * Writes to other people, each in their language, on the channel they are reached at; in the transaction
 * of the act that it tells of. Who has not enrolled yet sees it in their menu.
 */
export async function tell(
  act: Act,
  people: readonly AreaPerson[],
  message: (locale: Locale) => Outgoing,
): Promise<void> {
  for (const { personId, locale } of people) {
    const address = (await nextAddress(act, personId, [])) ?? (await waitingAddress(act, personId));
    if (address === null) continue;
    await act.send({
      channel: address.channel,
      conversation: address.conversation,
      method: "sendMessage",
      payload: messagePayload(message(locale)),
    });
  }
}
