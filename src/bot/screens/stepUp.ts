import type { StepUpDeed } from "../../domain/inspection/stepUp.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { StepUpWay } from "../../usecases/stepUp/stepUpNeed.ts";
import { bold, type Piece } from "../core/outgoing.ts";
import { question, type Question } from "../core/question.ts";
import { channelName } from "./link.ts";

/** The buttons under it: the device's key, a code to another chat, or not at all. */
export type StepUpName = "passkey" | "stop" | `way:${number}`;

/** Asks for the second factor: by key or by a code where none was sent yet, else for the code. */
export function stepUpQuestion(
  about: {
    deed: StepUpDeed;
    ways: readonly StepUpWay[];
    passkey: boolean;
    /** Where the code is that counts. */
    sentTo: StepUpWay | null;
    /** What stands above: why it is asked again. */
    why?: string;
  },
  locale: Locale,
): Question<StepUpName> {
  const { ways, passkey, sentTo, why } = about;
  const deed = t(locale, `step-up-deed-${about.deed}`);
  const asks =
    sentTo === null
      ? t(locale, "step-up-ask", { deed })
      : t(locale, "step-up-code-sent", { deed, channel: channelName(sentTo.channel, locale) });
  const pieces: Piece[] = why === undefined ? [asks] : [`${why}\n\n`, asks];
  return question<StepUpName>(pieces, [
    passkey ? { name: "passkey", label: t(locale, "button-step-up-passkey"), does: "confirm" } : null,
    ...ways.map((way) => ({
      name: `way:${way.accountId}` as const,
      label: t(locale, way.accountId === sentTo?.accountId ? "button-step-up-again" : "button-step-up-way", {
        channel: channelName(way.channel, locale),
      }),
    })),
    { name: "stop", label: t(locale, "button-stop") },
  ]);
}

/** The message with the code, in the other chat. */
export function stepUpCodeText(deed: StepUpDeed, code: string, from: string, locale: Locale): string {
  return t(locale, "step-up-code", { code, deed: t(locale, `step-up-deed-${deed}`), channel: from });
}

/** How somebody without a second way gets one. */
export function stepUpHow(kind: "none" | "impossible", deed: StepUpDeed, locale: Locale): Piece[] {
  const what = t(locale, `step-up-deed-${deed}`);
  return [
    t(locale, `step-up-${kind}`, { deed: what }),
    " ",
    bold(t(locale, kind === "none" ? "step-up-how" : "step-up-how-required")),
  ];
}
