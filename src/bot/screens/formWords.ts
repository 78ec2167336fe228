import type { FormProblem, ProblemPlace } from "../../domain/form/problems/formProblem.ts";
import { changeText } from "../../domain/form/versions/changeText.ts";
import { localized, type Locale, type Localized } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { FormSummary, FormVerdict, FormWords } from "../../usecases/form/formVerdict.ts";
import { packButton } from "../../messaging/buttonData.ts";
import { bold, column, messagePayload, outgoing, type Outgoing, type Piece } from "../core/outgoing.ts";
import { inParts } from "./inParts.ts";

/** Entries of a list that are said in the chat; the number of all stands before them. */
const MAX_LISTED = 40;

/** What the sender of a workbook is told, in messages that fit every channel. */
export const formWords: FormWords = (verdict, fileName, locale) =>
  messagesOf(verdict, fileName, locale).map((message) => messagePayload(message));

function messagesOf(verdict: FormVerdict, fileName: string, locale: Locale): Outgoing[] {
  switch (verdict.kind) {
    case "unreachable":
      return [outgoing([t(locale, "form-unreachable", { file: fileName })])];
    case "unreadable":
      return [
        outgoing([
          t(locale, "form-unreadable", { file: fileName, why: t(locale, `form-why-${verdict.reason}`) }),
        ]),
      ];
    case "mistakes": {
      const { problems } = verdict;
      const title = t(locale, "form-mistakes", { file: fileName, count: problems.length });
      return inMessages([bold(title)], listed(problems, locale));
    }
    case "unchanged":
      return [outgoing([t(locale, "form-unchanged", about(verdict.form, locale))])];
    case "ready":
      return ready(verdict, locale);
    default:
      return verdict satisfies never;
  }
}

function ready(verdict: Extract<FormVerdict, { kind: "ready" }>, locale: Locale): Outgoing[] {
  const { form, against, notices, complaints, undecided, draftId } = verdict;
  const areas = form.areas.map((area) => localized(area, locale)).filter((area) => area !== "");
  const lines = [
    t(locale, "form-summary", {
      questions: String(form.questions),
      areas: areas.length > 0 ? areas.join("; ") : t(locale, "form-no-areas"),
      languages: form.languages.join(", "),
      rules: String(form.rules),
    }),
    ...section(t(locale, "form-notices", { count: String(notices.length) }), listed(notices, locale)),
    ...section(
      t(locale, "form-complaints", { count: String(complaints.length) }),
      listed(complaints, locale),
    ),
    ...section(t(locale, "form-undecided", { count: String(undecided.length) }), listed(undecided, locale)),
    ...(against === null
      ? [t(locale, "form-new")]
      : section(
          t(locale, "form-changes", { version: against.version, count: String(against.changes.length) }),
          capped(against.changes.map((change) => `- ${localized(changeText(change), locale)}`)),
        )),
    t(locale, "form-publish-ask"),
  ];
  const worrying = complaints.length > 0;
  const buttons = column(
    {
      label: t(locale, worrying ? "button-publish-anyway" : "button-publish"),
      data: packButton({ on: "form", id: draftId, act: "publish" }),
    },
    { label: t(locale, "button-do-not-publish"), data: packButton({ on: "form", id: draftId, act: "drop" }) },
  );
  const messages = inMessages([bold(t(locale, "form-checked", about(form, locale)))], lines);
  const last = messages.at(-1);
  if (last !== undefined) last.buttons = buttons;
  return messages;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

function inMessages(title: readonly Piece[], lines: readonly string[]): Outgoing[] {
  const [first = "", ...rest] = inParts(lines);
  return [outgoing([...title, `\n${first}`]), ...rest.map((part) => outgoing([part]))];
}

/** "survey, dòng 12, relevant: …" with what to do about it. */
function listed(
  found: readonly (ProblemPlace & Pick<FormProblem, "message" | "hint">)[],
  locale: Locale,
): string[] {
  return capped(
    found.map(({ sheet, row, column: cell, message, hint }) => {
      const place = [sheet, ...(row > 0 ? [t(locale, "form-row", { row: String(row) })] : []), cell];
      const where = place.filter((part) => part !== "").join(", ");
      return `- ${where}: ${text(message, locale)} ${text(hint, locale)}`;
    }),
  );
}

function capped(lines: readonly string[]): string[] {
  return lines.length <= MAX_LISTED
    ? [...lines]
    : [...lines.slice(0, MAX_LISTED), `… (+${lines.length - MAX_LISTED})`];
}

function text(words: Localized, locale: Locale): string {
  return localized(words, locale);
}

function about(form: FormSummary, locale: Locale) {
  return {
    title: localized(form.title, locale) || form.id,
    id: form.id,
    version: form.version,
  };
}
