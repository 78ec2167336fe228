import { formatDate } from "../../domain/answer/formatDate.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { packButton, type ButtonData } from "../../messaging/buttonData.ts";
import type { OwnData } from "../../usecases/personalData/ownData.ts";
import type { DataRequest } from "../../usecases/personalData/requests.ts";
import { bold, column, outgoing, type Button, type Outgoing } from "../core/outgoing.ts";

/** What is held about somebody, in short, and what they may ask for. */
export function mydataScreen(data: OwnData, locale: Locale): Outgoing {
  const { name, agency, officer, email } = data;
  return outgoing(
    [
      bold(t(locale, "mydata-title")),
      `\n${t(locale, "mydata-person", { name, agency })}`,
      ...(email === null ? [] : [`\n${t(locale, "mydata-email", { email })}`]),
      `\n${t(locale, "mydata-counts", {
        roles: String(data.roles),
        accounts: String(data.accounts),
        messages: String(data.messages),
        answers: String(data.answers),
        evidence: String(data.evidence),
        acts: String(data.acts),
      })}`,
      `\n${t(locale, "mydata-how", { officer: officer ?? t(locale, "mydata-officer-secretary") })}`,
    ],
    column(
      dataButton(t(locale, "mydata-copy"), "copy"),
      dataButton(t(locale, "mydata-erase"), "erase"),
      dataButton(t(locale, "mydata-notice"), "show"),
    ),
  );
}

/** Asks before a request for erasure is sent. */
export function eraseQuestion(locale: Locale): Outgoing {
  return outgoing(
    [t(locale, "mydata-erase-sure")],
    column(
      dataButton(t(locale, "mydata-erase-yes"), "eraseYes"),
      dataButton(t(locale, "mydata-erase-no"), "mine"),
    ),
  );
}

/** The request is noted, with its days. */
export function eraseNoted({ answerBy, doBy }: DataRequest, locale: Locale): Outgoing {
  const day = (date: string) => formatDate(date, "short", locale);
  return outgoing([t(locale, "mydata-erase-noted", { answerBy: day(answerBy), doBy: day(doBy) })]);
}

function dataButton(label: string, act: ButtonData<"privacy">["act"]): Button {
  return { label, data: packButton({ on: "privacy", act }) };
}
