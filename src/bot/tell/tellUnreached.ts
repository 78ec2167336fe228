import type { ChannelName } from "../../domain/channelName.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { loseAccount } from "../../usecases/people/loseAccount.ts";
import { outgoing } from "../core/outgoing.ts";
import { channelName } from "../screens/link.ts";
import { tell } from "./tell.ts";

/** An account can no longer be written to; when it was the person's last one, the lead is told. */
export async function tellUnreached(act: Act, channel: ChannelName, conversation: string): Promise<void> {
  const externalId = conversation.slice(conversation.indexOf(":") + 1);
  const lost = await loseAccount(act, channel, externalId);
  if (lost === null) return;
  for (const { unit, people } of lost.tellIn) {
    await tell(act, people, (locale) =>
      outgoing([
        t(locale, "told-unreachable", {
          name: lost.name,
          unit,
          channel: channelName(lost.channel, locale),
        }),
      ]),
    );
  }
}
