import type { ChannelName } from "../../domain/channelName.ts";
import type { PersonRef } from "../../db/personRef.ts";
import type { Act } from "../../messaging/act.ts";
import { localeOf } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { nextAddress, otherBrowsers } from "../../usecases/notice/noticeAddress.ts";
import { messagePayload, outgoing } from "../core/outgoing.ts";
import { channelName } from "../screens/link.ts";

/**
 * A person's account is used from a further chat or browser: whoever did not do that themselves hears of it
 * where they are, and who has only the web chat in the browsers that were signed in before.
 * @param added `device`: label of the browser; `byMail`: the way in came by e-mail or from the operator, and
 *   the mailbox is told nothing that it did not know
 */
export async function tellLinked(
  act: Act,
  person: PersonRef,
  added: { accountId: number; channel: ChannelName; device?: string | null; byMail?: boolean },
): Promise<void> {
  const { accountId, device = null } = added;
  const elsewhere = await nextAddress(act, person.id, [accountId]);
  const isMail = elsewhere?.channel === "email" && added.byMail === true;
  const address =
    (isMail ? await nextAddress(act, person.id, [accountId, elsewhere.accountId]) : elsewhere) ??
    (added.channel === "web" ? await otherBrowsers(act, accountId) : null);
  if (address === null) return;
  const { channel, conversation } = address;
  const locale = localeOf(person.locale);
  const name = channelName(added.channel, locale);
  const text = t(locale, "link-elsewhere", { channel: device === null ? name : `${name} (${device})` });
  await act.send({ channel, conversation, method: "sendMessage", payload: messagePayload(outgoing([text])) });
}
