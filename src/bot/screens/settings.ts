import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { ownSettings, type OwnAccount } from "../../usecases/people/ownAccounts.ts";
import type { PasskeyEntry } from "../../usecases/passkey/ownPasskeys.ts";
import { packButton, type ButtonData } from "../../messaging/buttonData.ts";
import { bold, column, outgoing, type Button, type Outgoing, type Piece } from "../core/outgoing.ts";
import { channelName } from "./link.ts";
import { dayText } from "./remedyWords.ts";

type SettingsAct = ButtonData<"settings">["act"];

/** Language, channels in their order, e-mail, and what can be changed about them. */
export async function settingsScreen(
  act: Act,
  thisAccountId: number | null,
  locale: Locale,
): Promise<Outgoing> {
  const settings = await ownSettings(act, thisAccountId);
  if (settings === null) return outgoing([t(locale, "stranger")]);
  const { accounts, email, passkeys } = settings;
  const canMakeKeys = act.channel !== "system" && act.channels.get(act.channel)?.passkeys === true;
  const nameOf = ({ device }: PasskeyEntry): string => device ?? t(locale, "settings-passkey-unknown");
  const canMail = act.channels.has("email");
  const button = (label: string, act: SettingsAct, value = ""): Button => ({
    label,
    data: packButton({ on: "settings", act, value }),
  });
  const channels = [...new Set(accounts.map(({ channel }) => channel))];
  const sentTo = channels.map((channel) => channelName(channel, locale));
  const pieces: Piece[] = [
    bold(t(locale, "settings-title")),
    `\n${t(locale, "settings-language")}`,
    `\n${t(locale, "settings-order", {
      channels: sentTo.reduce((all, channel) => all + t(locale, "settings-order-then", { channel })),
    })}`,
    ...(email === null && !canMail
      ? []
      : [
          `\n${email === null ? t(locale, "settings-email-none") : t(locale, "settings-email", { address: email })}`,
        ]),
    `\n${t(locale, "settings-accounts")}`,
    ...accounts.map((account) => `\n- ${accountLine(account, locale)}`),
    ...passkeys.map((key) => {
      const date = dayText(key.createdAt, act.timeZone, locale);
      return `\n- ${t(locale, "settings-passkey", { device: nameOf(key), date })}`;
    }),
  ];
  return outgoing(
    pieces,
    column(
      button(t(locale, "settings-switch-language"), "lang", locale === "vi" ? "en" : "vi"),
      ...channels
        .slice(1)
        .map((channel) =>
          button(t(locale, "settings-prefer", { channel: channelName(channel, locale) }), "first", channel),
        ),
      ...(canMail ? [button(t(locale, "settings-set-email"), "email")] : []),
      button(t(locale, "settings-link"), "link"),
      ...(canMakeKeys ? [button(t(locale, "settings-passkey-add"), "key")] : []),
      ...passkeys.map((key) =>
        button(t(locale, "settings-passkey-remove", { device: nameOf(key) }), "keyOut", key.tag),
      ),
      ...accounts.map((account) => button(removeLabel(account, accounts, locale), "out", String(account.id))),
    ),
  );
}

function accountLine(account: OwnAccount, locale: Locale): string {
  const { channel, displayName, devices, isThis, reachable } = account;
  return [
    channelName(channel, locale),
    ...(displayName === null ? [] : [displayName]),
    ...(isThis ? [t(locale, "settings-account-this")] : []),
    ...(channel === "web" && devices > 0
      ? [t(locale, "settings-account-devices", { count: String(devices) })]
      : []),
    ...(reachable || (channel === "web" && devices > 0) ? [] : [t(locale, "settings-account-unreachable")]),
  ].join(" ");
}

/** Two accounts of one channel are told apart by their names. */
function removeLabel(account: OwnAccount, all: readonly OwnAccount[], locale: Locale): string {
  const { channel, displayName, id } = account;
  const name = channelName(channel, locale);
  if (all.filter((one) => one.channel === channel).length === 1)
    return t(locale, "settings-remove", { channel: name });
  return t(locale, "settings-remove-account", { channel: name, name: displayName ?? String(id) });
}

/** Asks before an account is removed. */
export function removeQuestion(account: OwnAccount, isLast: boolean, locale: Locale): Outgoing {
  const { channel, id } = account;
  const question =
    channel === "web"
      ? t(locale, "settings-remove-web-sure")
      : t(locale, "settings-remove-sure", { channel: channelName(channel, locale) });
  return outgoing(
    [question, ...(isLast ? [`\n${t(locale, "settings-remove-last")}`] : [])],
    column(
      {
        label: t(locale, "settings-remove-yes"),
        data: packButton({ on: "settings", act: "gone", value: String(id) }),
      },
      {
        label: t(locale, "settings-remove-no"),
        data: packButton({ on: "settings", act: "show", value: "" }),
      },
    ),
  );
}
