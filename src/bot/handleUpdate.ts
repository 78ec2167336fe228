import type { ChannelName, ChannelPort } from "../messaging/channel.ts";
import { keepAccount } from "../db/keepAccount.ts";
import { t } from "../i18n/t.ts";
import type { Handling } from "../messaging/dispatcher.ts";
import { createChannelBot } from "./channelBot.ts";
import { createFlows } from "./composer.ts";
import { removeKeyboards } from "./keyboards.ts";
import { personLocale } from "./say.ts";
import { tellUnreached } from "./tellUnreached.ts";
import { withHandling } from "./handling.ts";

/** Runs the flows of an update on the bot of its channel. */
export function createUpdateHandler(
  channels: ReadonlyMap<ChannelName, ChannelPort>,
): (handling: Handling) => Promise<void> {
  const bot = createChannelBot(createFlows());
  return async (handling) => {
    const port = channels.get(handling.channel);
    if (port === undefined) throw new Error(`channel ${handling.channel} is off`);
    const { update, act, conversation, channel } = handling;
    const presence = port.presence?.(update.payload) ?? null;
    if (presence === "left") return tellUnreached(act, channel, conversation);
    if (update.account === null || update.wasUnreachable) {
      const externalId = conversation.slice(conversation.indexOf(":") + 1);
      update.account = await keepAccount(act.uow.sql, {
        channel,
        externalId: update.account?.externalId ?? externalId,
        displayName: null,
      });
    }
    if (presence !== null) return;
    await bot.handle(handling, port);
    if (port.capabilities.edit) await withHandling(handling, port, removeKeyboards);
  };
}

/** One honest message after the last try of an update that could not be handled. */
export async function apologise(handling: Handling): Promise<void> {
  const { act, channel, conversation } = handling;
  const text = await withHandling(handling, null, async () => t(personLocale(), "failed-update"));
  await act.send({ channel, conversation, method: "sendMessage", payload: { text } });
}
