import type { ChannelName } from "../../domain/channelName.ts";
import type { ChannelPort } from "../../messaging/channelPort.ts";
import { keepAccount } from "../../db/keepAccount.ts";
import { t } from "../../i18n/t.ts";
import type { Received } from "../../messaging/updateTries.ts";
import { refuse } from "../../policies/refuse.ts";
import { recognizeCommand } from "../commands/recognizeCommand.ts";
import { createChannelBot } from "./channelBot.ts";
import { understand } from "./understand.ts";
import { removeKeyboards } from "./keyboards.ts";
import { personLocale } from "./say.ts";
import { hasHeardOfRestore } from "../../usecases/people/hasHeardOfRestore.ts";
import { tellUnreached } from "../tell/tellUnreached.ts";

/** Runs the flows of an update on the bot of its channel. */
export function createUpdateHandler(
  channels: ReadonlyMap<ChannelName, ChannelPort>,
): (received: Received) => Promise<void> {
  const bot = createChannelBot(understand(), recognizeCommand);
  return async (received) => {
    const port = channels.get(received.channel);
    if (port === undefined) throw new Error(`channel ${received.channel} is off`);
    const { update, act, conversation, channel } = received;
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
    if (update.wasRestored && !update.more) await hasHeardOfRestore(act, update.account.id);
    if (update.person !== null && update.isSuspended) return refuseSuspended(received, update.person.id);
    const handled = await bot.handle(received, port);
    if (handled !== null && port.capabilities.edit) await removeKeyboards(handled);
  };
}

/** Nothing is understood of whoever is suspended; what they left open stands for when they are restored. */
async function refuseSuspended({ act, update, channel, conversation }: Received, id: string): Promise<void> {
  refuse(act, { chain: "system", object: `person:${id}`, data: { suspended: true } });
  const text = t(personLocale({ update }), "suspended");
  await act.send({ channel, conversation, method: "sendMessage", payload: { text } });
}

/** One honest message after the last try of an update that could not be handled. */
export async function apologise({ act, update, channel, conversation }: Received): Promise<void> {
  const text = t(personLocale({ update }), "failed-update");
  await act.send({ channel, conversation, method: "sendMessage", payload: { text } });
}

/** The one message to a stranger who sends too much. */
export async function askToWait(
  { act, update, channel, conversation }: Received,
  minutes: number,
): Promise<void> {
  const text = t(personLocale({ update }), "asked-to-wait", { minutes: String(minutes) });
  await act.send({ channel, conversation, method: "sendMessage", payload: { text } });
}
