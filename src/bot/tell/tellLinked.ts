import type { ChannelName } from "../../domain/channelName.ts";
import type { PersonRef } from "../../db/personRef.ts";
import type { Act } from "../../messaging/act.ts";
import { localeOf } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { nextAddress } from "../../usecases/notice/noticeAddress.ts";
import { messagePayload, outgoing } from "../core/outgoing.ts";
import { channelName } from "../screens/link.ts";

/** A person's account is used from a further chat: whoever did not do that themselves hears of it where they are. */
export async function tellLinked(
  act: Act,
  person: PersonRef,
  added: { accountId: number; channel: ChannelName },
): Promise<void> {
  const address = await nextAddress(act, person.id, [added.accountId]);
  if (address === null) return;
  const { channel, conversation } = address;
  const locale = localeOf(person.locale);
  const text = t(locale, "link-elsewhere", { channel: channelName(added.channel, locale) });
  await act.send({ channel, conversation, method: "sendMessage", payload: messagePayload(outgoing([text])) });
}
