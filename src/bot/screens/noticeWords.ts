import { localeOf, type Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { daysLeft } from "../../usecases/remediation/daysLeft.ts";
import { remediationPeople } from "../../usecases/remediation/remediationPeople.ts";
import type { RemediationView } from "../../usecases/remediation/remediationView.ts";
import type { NoticeToSay, ReminderPoint } from "../../usecases/notice/noticeToSay.ts";
import {
  above,
  bold,
  column,
  messagePayload,
  outgoing,
  type Button,
  type Outgoing,
  type Piece,
} from "../core/outgoing.ts";
import { auditNotice } from "./auditNotice.ts";
import { remedyNews } from "./remedyNews.ts";
import { remedyFollowScreen } from "./remedyFollow.ts";
import { duePieces, pointName, remedyButton, reportLine, shortDate, unitButtons } from "./remedyWords.ts";

/** Puts a notice into words; the message stands on its own: what, why, by when, how to answer. */
export async function noticeWords(act: Act, notice: NoticeToSay): Promise<Record<string, unknown>> {
  const locale = localeOf(notice.recipient.locale);
  const message = await messageOf(act, notice, locale);
  const { inPlaceOf } = notice;
  return messagePayload(
    inPlaceOf === null ? message : above(t(locale, "remedy-in-place-of", { name: inPlaceOf }), message),
  );
}

function messageOf(act: Act, notice: NoticeToSay, locale: Locale): Promise<Outgoing> | Outgoing {
  switch (notice.kind) {
    case "event":
      return eventMessage(act, notice, locale);
    case "reminder":
      return reminder(act, notice, locale);
    case "weekly":
      return remedyFollowScreen(act, notice.views, locale, t(locale, "follow-weekly"));
    case "audit":
      return auditNotice(notice, locale);
    default:
      return notice satisfies never;
  }
}

async function eventMessage(
  act: Act,
  notice: Extract<NoticeToSay, { kind: "event" }>,
  locale: Locale,
): Promise<Outgoing> {
  const left = await daysLeft(act, [notice.view]);
  return remedyNews(notice, left(notice.view), locale);
}

type Reminded = Extract<NoticeToSay, { kind: "reminder" }>;

/** To the unit's contact: the task. To its head and to the lead: what they may want to look at. */
async function reminder(act: Act, notice: Reminded, locale: Locale): Promise<Outgoing> {
  const { points } = notice;
  const own = points.filter(({ role }) => role === "unit_contact" || role === "assignee");
  const copies = points.filter((point) => !own.includes(point));
  const parts: Outgoing[] = [];
  const [only] = own;
  if (own.length === 1 && only !== undefined) parts.push(oneTask(only, locale));
  else if (own.length > 1) parts.push(severalTasks(own, locale));
  if (copies.length > 0) parts.push(await copy(act, copies, notice.recipient.name, locale));
  const late = points.some((point) => point.late) ? `\n${t(locale, "remedy-said-late")}` : "";
  const joined = joinedParts(parts);
  return { ...joined, text: joined.text + late };
}

function oneTask({ view, daysLeft: left }: ReminderPoint, locale: Locale): Outgoing {
  return outgoing(
    [
      t(locale, "remedy-assign", {
        number: String(view.number),
        total: String(view.total),
        date: shortDate(view.concludedOn, locale),
      }),
      `\n${view.text}\n`,
      ...duePieces(view, left, locale),
      `\n${t(locale, "remedy-how")}`,
    ],
    unitButtons(view, locale),
  );
}

function severalTasks(points: readonly ReminderPoint[], locale: Locale): Outgoing {
  return outgoing(
    [
      t(locale, "remedy-several", { count: String(points.length) }),
      ...points.flatMap((point): Piece[] => ["\n\n", ...pointPieces(point, locale)]),
      `\n\n${t(locale, "remedy-several-how")}`,
    ],
    column(...pointButtons(points, locale)),
  );
}

function pointPieces({ view, daysLeft: left }: ReminderPoint, locale: Locale): Piece[] {
  return [bold(`${pointName(view, locale)}. `), `${view.text}\n`, ...duePieces(view, left, locale)];
}

async function copy(
  act: Act,
  points: readonly ReminderPoint[],
  name: string,
  locale: Locale,
): Promise<Outgoing> {
  const toTeam = points.some(({ role }) => role !== "unit_head");
  const units = [...new Set(points.map(({ view }) => view.unit))];
  const pieces: Piece[] = [
    toTeam
      ? t(locale, "remedy-copy-lead", { name, unit: units.join("; ") })
      : t(locale, "remedy-copy-head", { name }),
  ];
  for (const point of points) {
    const { view } = point;
    if (units.length > 1) pieces.push("\n\n", bold(view.unit), "\n");
    else pieces.push("\n\n");
    pieces.push(...pointPieces(point, locale), `\n${reportLine(view, act.timeZone, locale)}`);
    pieces.push(`\n${await contactLine(act, view, locale)}`);
  }
  pieces.push(`\n\n${t(locale, toTeam ? "remedy-copy-how-lead" : "remedy-copy-how")}`);
  return outgoing(pieces, column(...pointButtons(points, locale)));
}

async function contactLine(act: Act, view: RemediationView, locale: Locale): Promise<string> {
  const people = await remediationPeople(act, view);
  const contacts = people.filter(({ role }) => role === "unit_contact" || role === "assignee");
  if (contacts.length === 0) return t(locale, "remedy-copy-no-contact");
  const names = [...new Set(contacts.map(({ name }) => name))].join(", ");
  return t(locale, "remedy-copy-contact", { names });
}

function pointButtons(points: readonly ReminderPoint[], locale: Locale): Button[] {
  const units = new Set(points.map(({ view }) => view.unit));
  if (points.length === 1) return points.map(({ view }) => remedyButton(view, "view", locale));
  return points.map(({ view }) =>
    remedyButton(
      view,
      "view",
      locale,
      units.size > 1 ? `${pointName(view, locale)}, ${view.unit}` : pointName(view, locale),
    ),
  );
}

function joinedParts(parts: readonly Outgoing[]): Outgoing {
  const [first = outgoing([]), ...rest] = parts;
  return rest.reduce((whole, part) => {
    const below = above(whole.text, part);
    return {
      ...below,
      entities: [...whole.entities, ...below.entities],
      buttons: [...whole.buttons, ...part.buttons],
    };
  }, first);
}
