import type { Period } from "../../domain/calendar/deadline.ts";
import { localized, type Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { ConcludeResult } from "../../usecases/remediation/concludeInspection.ts";
import type { ConclusionDraft, ConclusionRefusal } from "../../usecases/remediation/drawConclusion.ts";
import type { IncompleteArea } from "../../usecases/remediation/incompleteAreas.ts";
import { unitAudience } from "../../usecases/remediation/remediationPeople.ts";
import { packButton } from "../../messaging/buttonData.ts";
import { bold, column, outgoing, type Button, type Outgoing } from "../core/outgoing.ts";
import { question, type Question } from "../core/question.ts";
import { shortDate } from "./remedyWords.ts";

/** Buttons of the last look before the conclusion goes to the unit. */
export type ConclusionAct = "send" | "period" | "later";

/** Leads to the sending of the conclusion, from wherever the findings or the papers are shown. */
export function concludeButton(inspectionId: string, locale: Locale): Button {
  return {
    label: t(locale, "button-conclude"),
    data: packButton({ on: "inspection", id: inspectionId, act: "conclude" }),
  };
}

/** What will be assigned, by when, and who will get it: to be confirmed. */
export function conclusionPreview(
  draft: ConclusionDraft,
  given: { on: string; openAreas: number; areas: number },
  locale: Locale,
): Question<ConclusionAct> {
  const { points, communicated } = draft;
  const notes = communicated.length - points.length;
  const receivers = [...unitAudience(draft.people), ...(draft.inCharge === null ? [] : [draft.inCharge])];
  const names = [...new Set(receivers.map(({ name }) => name))].join(", ");
  return question(
    [
      bold(t(locale, "conclude-title", { unit: draft.inspection.unit })),
      `\n${t(locale, "conclude-points", { date: shortDate(given.on, locale), count: String(points.length) })}`,
      ...points.map(({ finding, dueDate, period }, place) => {
        const due = { date: shortDate(dueDate, locale), period: periodText(period, locale) };
        return `\n\n${place + 1}. ${finding.text}\n${t(locale, "conclude-due", due)}`;
      }),
      ...(points.length === 0 ? [] : ["\n"]),
      ...(notes === 0 ? [] : [`\n${t(locale, "conclude-observations", { count: String(notes) })}`]),
      ...(points.length === 0 ? [] : [`\n${t(locale, "conclude-receivers", { names })}`]),
      ...(given.openAreas === 0
        ? []
        : [
            `\n${t(locale, "conclude-open-areas", { open: String(given.openAreas), total: String(given.areas) })}`,
          ]),
      ...warningLines(draft, locale).map((line) => `\n${line}`),
      `\n\n${t(locale, "conclude-final")}`,
    ],
    [
      { name: "send", label: t(locale, "button-conclude-send") },
      points.length === 0 ? null : { name: "period", label: t(locale, "button-conclude-period") },
      { name: "later", label: t(locale, "button-conclude-later") },
    ],
  );
}

/** What the sender is told when it is done. */
export function concludedText(
  { remediations, warnings }: Extract<ConcludeResult, { ok: true }>,
  unit: string,
  locale: Locale,
): string {
  const done =
    remediations.length === 0
      ? t(locale, "conclude-done-nothing", { unit })
      : t(locale, "conclude-done", { unit, count: String(remediations.length) });
  return [done, ...warningLines({ warnings }, locale)].join("\n");
}

/** Why it cannot be sent, with what is to be done first. */
export function conclusionRefused(
  refusal: ConclusionRefusal,
  inspectionId: string,
  today: string,
  locale: Locale,
): Outgoing {
  switch (refusal.reason) {
    case "undecided": {
      const { numbers } = refusal;
      return outgoing(
        [t(locale, "conclude-refused-undecided", { numbers: numbers.join(", ") })],
        column({
          label: t(locale, "button-decide", { count: String(numbers.length) }),
          data: packButton({ on: "inspection", id: inspectionId, act: "decide" }),
        }),
      );
    }
    case "before_the_visit":
      return outgoing([
        t(locale, "conclude-refused-before_the_visit", { date: shortDate(refusal.visitDate, locale) }),
      ]);
    case "incomplete":
      return outgoing([incompleteText(refusal.areas, locale)]);
    case "in_the_future":
      return outgoing([t(locale, "conclude-refused-in_the_future", { example: shortDate(today, locale) })]);
    case "not_found":
    case "not_allowed":
    case "already_concluded":
      return outgoing([t(locale, `conclude-refused-${refusal.reason}`)]);
    default:
      return refusal satisfies never;
  }
}

function warningLines({ warnings }: Pick<ConclusionDraft, "warnings">, locale: Locale): string[] {
  return warnings.map((warning) =>
    warning.code === "unknown_year"
      ? t(locale, "remedy-unknown-year", { year: warning.years.join(", ") })
      : t(locale, "conclude-nobody"),
  );
}

function periodText(period: Period | null, locale: Locale): string {
  if (period === null) return t(locale, "conclude-period-fixed");
  return t(locale, `conclude-period-${period.unit}`, { count: String(period.count) });
}

/** Which areas say too little, and that a reason is wanted. */
export function incompleteText(areas: readonly IncompleteArea[], locale: Locale): string {
  return [
    t(locale, "conclude-incomplete"),
    ...areas.map(({ title, handedIn, answered, asked }) =>
      t(locale, handedIn ? "conclude-incomplete-answers" : "conclude-incomplete-area", {
        area: localized(title, locale),
        answered: String(answered),
        asked: String(asked),
      }),
    ),
    t(locale, "conclude-incomplete-reason"),
  ].join("\n");
}
