import {
  TEMPLATE_FIELDS,
  templateText,
  type TemplateField,
  type TemplateProblem,
} from "../../domain/inspection/readTemplateField.ts";
import { DEFAULT_SYMBOL } from "../../domain/inspection/documentSpec.ts";
import { placeholdersOf } from "../../domain/inspection/officeTemplate.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { paperTemplate } from "../../usecases/document/paperTemplate.ts";
import { bold } from "../core/outgoing.ts";
import { question, type Question } from "../core/question.ts";

/** Longest value shown in the list, in characters. */
const MAX_SHOWN = 160;

/** The template with all its entries by number; entries that say nothing show the usual wording. */
export async function templateScreen(
  act: Act,
  organizationId: string,
  locale: Locale,
): Promise<Question<"leave">> {
  const stored = await paperTemplate(act, organizationId);
  return question<"leave">(
    [
      bold(t(locale, "template-title", { organization: stored.organization })),
      ...TEMPLATE_FIELDS.flatMap((field, index) => {
        const own = templateText(stored.template, field);
        const text = own ?? t(locale, "template-usual", { text: usualText(field, stored, locale) });
        return [`\n${index + 1}. `, bold(fieldName(field, locale)), `: ${shortened(text)}`];
      }),
      `\n\n${t(locale, "template-how")}`,
    ],
    [{ name: "leave", label: t(locale, "button-stop") }],
  );
}

/** What to write for one entry. */
export async function templateQuestion(
  act: Act,
  organizationId: string,
  field: TemplateField,
  locale: Locale,
): Promise<Question<"usual" | "leave">> {
  const stored = await paperTemplate(act, organizationId);
  const own = templateText(stored.template, field);
  const names = placeholdersOf(field).map((name) => `{${name}}`);
  return question<"usual" | "leave">(
    [
      bold(fieldName(field, locale)),
      `\n${own ?? t(locale, "template-usual", { text: usualText(field, stored, locale) })}`,
      `\n\n${t(locale, `template-ask-${questionKind(field)}`, { placeholders: names.join(", ") })}`,
    ],
    [
      own === null ? null : { name: "usual", label: t(locale, "button-template-usual") },
      { name: "leave", label: t(locale, "button-stop") },
    ],
  );
}

/** Why a text was not taken over, and what to do. */
export function templateProblemText(problem: TemplateProblem, locale: Locale): string {
  switch (problem.code) {
    case "placeholder":
      return t(locale, "template-wrong-placeholder", {
        names: problem.names.join(", "),
        known: problem.known.join(", "),
      });
    case "symbol":
      return t(locale, "template-wrong-symbol");
    case "period":
      return t(locale, "template-wrong-period", { line: shortened(problem.line) });
    case "size":
      return t(locale, "template-wrong-size");
    case "empty":
      return t(locale, "template-wrong-empty");
    default:
      return problem satisfies never;
  }
}

export function fieldName(field: TemplateField, locale: Locale): string {
  return t(locale, `template-field-${field}`);
}

function questionKind(field: TemplateField): "line" | "lines" | "bases" | "symbol" | "clause" {
  switch (field) {
    case "place":
    case "parentAuthority":
    case "followUpAgency":
      return "line";
    case "symbol":
      return "symbol";
    case "issuer":
    case "addressees":
    case "recipients":
    case "signer":
      return "lines";
    case "bases":
      return "bases";
    default:
      return "clause";
  }
}

/** The wording that stands while the template says nothing; papers are written in Vietnamese. */
function usualText(
  field: TemplateField,
  { organization, place }: { organization: string; place: string },
  locale: Locale,
): string {
  const facts = { unit: "{đơn vị}", year: "{năm}" };
  switch (field) {
    case "place":
      return place;
    case "parentAuthority":
      return organization.toLocaleUpperCase("vi");
    case "issuer":
      return t("vi", "report-issuer", { year: "{năm}" });
    case "symbol":
      return DEFAULT_SYMBOL;
    case "addressees":
      return organization;
    case "recipients":
      return ["{đơn vị}", t("vi", "report-recipients-team"), t("vi", "report-recipients-file")].join("; ");
    case "followUpAgency":
      return t("vi", "conclusion-agency");
    case "signer":
      return t("vi", "report-signer");
    case "bases":
      return t(locale, "template-bases-usual");
    case "reportClosing":
      return t("vi", "report-closing", { ...facts, addressee: "{cơ quan}" });
    case "minutesClosing":
      return t("vi", "minutes-closing", { time: "{giờ kết thúc}", date: "{ngày}" });
    case "conclusionClosing":
      return t("vi", "conclusion-closing", facts);
    case "requirementsIntro":
      return t("vi", "report-for-unit-intro", { unit: "{đơn vị}", head: t("vi", "report-unit-head") });
    default:
      return field satisfies never;
  }
}

function shortened(text: string): string {
  const line = text.replaceAll("\n", " / ");
  return line.length <= MAX_SHOWN ? line : `${line.slice(0, MAX_SHOWN - 1)}…`;
}
