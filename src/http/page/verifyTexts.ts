import { formatDate } from "../../domain/answer/formatDate.ts";
import { localTime } from "../../domain/report/localTime.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { VerifiedDocument } from "../../usecases/document/verifyDocument.ts";

/** Fewer digits of a hash than these could be a coincidence. */
const LEAST_DIGITS = 8;

/** What the page of an issued paper says; `asked` are the digits of a SHA-256 somebody wants compared. */
export function verifyTexts(
  document: VerifiedDocument,
  asked: string | undefined,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): Record<string, string> {
  const digits = (asked ?? "").toLowerCase().replaceAll(/[^0-9a-f]/gu, "");
  return {
    title: t(locale, "verify-title"),
    verdict: verdict(document, locale, timeZone),
    facts: facts(document, locale, timeZone).join("\n"),
    hashes: [`issued:${document.sha256}`, ...document.signed.map(({ sha256 }) => `signed:${sha256}`)].join(
      " ",
    ),
    issued: t(locale, "verify-same-issued"),
    signed: t(locale, "verify-same-signed"),
    other: t(locale, "verify-other"),
    reading: t(locale, "verify-reading"),
    unable: t(locale, "verify-unable"),
    "file-title": t(locale, "verify-file"),
    "file-how": t(locale, "verify-file-how"),
    "hash-label": t(locale, "verify-hash", { least: String(LEAST_DIGITS) }),
    "hash-button": t(locale, "verify-hash-button"),
    asked: digits,
    answer: asked === undefined ? "" : comparison(document, digits, locale),
  };
}

function verdict({ newer }: VerifiedDocument, locale: Locale, timeZone: string): string {
  if (newer === null) return t(locale, "verify-newest");
  return t(locale, "verify-not-newest", {
    revision: String(newer.revision),
    ...localTime(newer.madeAt.toISOString(), timeZone, locale),
  });
}

function facts(document: VerifiedDocument, locale: Locale, timeZone: string): string[] {
  const { number, issuedOn, signed } = document;
  return [
    t(locale, `paper-${document.kind}`),
    t(locale, "verify-unit", {
      unit: document.unit,
      date: formatDate(document.visitDate, "short", locale),
    }),
    number === null
      ? t(locale, "verify-draft")
      : issuedOn === null
        ? t(locale, "papers-has-number", { number })
        : t(locale, "papers-has-number-and-day", { number, date: formatDate(issuedOn, "short", locale) }),
    t(locale, "verify-made", {
      revision: String(document.revision),
      ...localTime(document.madeAt.toISOString(), timeZone, locale),
    }),
    t(locale, "verify-sha256", { sha256: document.sha256 }),
    ...signed.flatMap(({ signers, receivedAt, sha256 }) => [
      t(locale, "papers-signed", {
        names: signers.map(({ name }) => name).join(", "),
        ...localTime(receivedAt.toISOString(), timeZone, locale),
      }),
      t(locale, "verify-sha256-signed", { sha256 }),
    ]),
    ...(signed.length === 0 ? [t(locale, "verify-not-signed")] : []),
  ];
}

function comparison({ sha256, signed }: VerifiedDocument, digits: string, locale: Locale): string {
  if (digits.length < LEAST_DIGITS) return t(locale, "verify-hash-short", { least: String(LEAST_DIGITS) });
  if (sha256.startsWith(digits)) return t(locale, "verify-same-issued");
  return signed.some((one) => one.sha256.startsWith(digits))
    ? t(locale, "verify-same-signed")
    : t(locale, "verify-other");
}
