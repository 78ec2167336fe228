import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import type { ChannelName } from "../../domain/channelName.ts";
import type { AreaPerson } from "../../usecases/answers/areaPeople.ts";
import { outgoing } from "../core/outgoing.ts";
import { channelName } from "../screens/link.ts";
import { tell } from "./tell.ts";

/** Tells somebody, where they are reached still, that they were signed out everywhere else. */
export function tellAccessEnded(act: Act, person: AreaPerson): Promise<void> {
  return tell(act, [person], (locale) => outgoing([t(locale, "told-access-ended")]));
}

/** Tells somebody, where they are reached still, that a chat is not theirs any more. */
export function tellUnlinked(act: Act, person: AreaPerson, channel: ChannelName): Promise<void> {
  return tell(act, [person], (locale) =>
    outgoing([t(locale, "told-unlinked", { channel: channelName(channel, locale) })]),
  );
}

/** Tells somebody that they are suspended: before it is so, since nothing reaches them afterwards. */
export function tellSuspended(act: Act, person: AreaPerson, reason: string): Promise<void> {
  return tell(act, [person], (locale) =>
    outgoing([t(locale, "suspended"), `\n${t(locale, "told-reason", { reason })}`]),
  );
}

/** Tells somebody that they may go on. */
export function tellRestored(act: Act, person: AreaPerson): Promise<void> {
  return tell(act, [person], (locale) => outgoing([t(locale, "told-restored")]));
}
