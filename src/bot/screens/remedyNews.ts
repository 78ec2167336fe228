import { isOwed } from "../../domain/remediation/remediationState.ts";
import { withoutEnd } from "../../domain/language/sentence.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { NoticeToSay } from "../../usecases/notice/noticeToSay.ts";
import { bold, outgoing, type Outgoing, type Piece } from "../core/outgoing.ts";
import { duePieces, pointName, remedyButton, shortDate, unitButtons } from "./remedyWords.ts";

type News = Extract<NoticeToSay, { kind: "event" }>;

/** What happened to a point, to whoever has to know, with what they may do about it. */
export function remedyNews(news: News, daysLeft: number, locale: Locale): Outgoing {
  const { view, event } = news;
  const text = news.text ?? "";
  const due = duePieces(view, daysLeft, locale);
  const point: Piece[] = [bold(`${pointName(view, locale)}. `), view.text, "\n"];
  const numbers = { number: String(view.number), total: String(view.total) };
  const unit = { unit: view.unit, ...numbers };
  const toUnit = (said: string, owed: boolean): Outgoing =>
    owed
      ? outgoing([...point, `${said}\n`, ...due], unitButtons(view, locale))
      : outgoing([...point, said], [[remedyButton(view, "view", locale)]]);

  switch (event) {
    case "assign":
      return outgoing(
        [
          t(locale, "remedy-assign", { ...numbers, date: shortDate(view.concludedOn, locale) }),
          `\n${view.text}\n`,
          ...(view.recommendation === ""
            ? []
            : [`${t(locale, "remedy-recommendation", { text: view.recommendation })}\n`]),
          ...due,
          `\n${t(locale, "remedy-how")}`,
        ],
        unitButtons(view, locale),
      );
    case "accept":
    case "close":
      return toUnit(t(locale, `remedy-event-${event}`), false);
    case "closeUnresolved":
      return toUnit(t(locale, "remedy-event-closeUnresolved", { text }), false);
    case "reinspect": {
      const found = t(locale, "remedy-event-reinspect", { text: withoutEnd(text) });
      const over = view.state === "closed" ? ` ${t(locale, "remedy-event-close")}` : "";
      return toUnit(`${found}${over}`, isOwed(view.state));
    }
    case "reject":
      return toUnit(t(locale, "remedy-event-reject", { text }), true);
    case "settleContest":
      return view.state === "closed"
        ? toUnit(t(locale, "remedy-event-upheld", { text }), false)
        : toUnit(t(locale, "remedy-event-overruled", { text }), true);
    case "grantExtension":
      return toUnit(
        t(locale, "remedy-event-grantExtension", { date: shortDate(view.dueDate, locale) }),
        true,
      );
    case "refuseExtension":
      return toUnit(
        t(locale, "remedy-event-refuseExtension", {
          text: sentence(text),
          date: shortDate(view.dueDate, locale),
        }),
        true,
      );
    case "reassign":
      return toUnit(t(locale, "remedy-event-reassign", { assignee: view.assignee ?? "" }), true);
    case "movedAway":
      return outgoing([...point, t(locale, "remedy-event-movedAway", { unit: view.unit })]);
    case "moveToSuccessor":
      return toUnit(t(locale, "remedy-event-moveToSuccessor", { unit: view.unit }), true);
    case "submit":
      return outgoing(
        [
          t(locale, "remedy-event-submit", unit),
          `\n${view.text}\n`,
          text === "" ? "" : `${t(locale, "remedy-event-submit-text", { text })}\n`,
          t(locale, "remedy-event-evidence", { count: String(view.evidence) }),
          ...signed(news, locale),
        ],
        [
          [remedyButton(view, "ok", locale)],
          [remedyButton(view, "no", locale)],
          [remedyButton(view, "view", locale)],
        ],
      );
    case "requestExtension":
      return outgoing(
        [
          t(locale, "remedy-event-requestExtension", unit),
          `\n${view.text}\n`,
          t(locale, "remedy-event-extension-dates", {
            from: shortDate(view.dueDate, locale),
            to: shortDate(view.extension?.to ?? view.dueDate, locale),
            reason: text,
          }),
          ...signed(news, locale),
        ],
        [
          [remedyButton(view, "grant", locale), remedyButton(view, "refuse", locale)],
          [remedyButton(view, "view", locale)],
        ],
      );
    case "contest":
      return outgoing(
        [
          t(locale, "remedy-event-contest", unit),
          `\n${view.text}\n`,
          t(locale, "remedy-event-contest-text", { text }),
          ...signed(news, locale),
        ],
        [
          [remedyButton(view, "uphold", locale), remedyButton(view, "overrule", locale)],
          [remedyButton(view, "view", locale)],
        ],
      );
    default:
      return toUnit("", false);
  }
}

function signed({ by }: News, locale: Locale): Piece[] {
  return by === null ? [] : [`\n${t(locale, "remedy-by", { name: by })}`];
}

/** Words of a person before a sentence of ours: with their full stop. */
function sentence(text: string): string {
  return text === "" || /[.!?…]$/.test(text) ? text : `${text}.`;
}
