import { formatDate } from "../../domain/answer/formatDate.ts";
import { localTime } from "../../domain/report/localTime.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Signer } from "../../usecases/document/signers.ts";
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
    hashes: [
      `issued:${document.sha256}`,
      ...document.copies.map(({ sha256, standing }) => `${standing}:${sha256}`),
    ].join(" "),
    issued: t(locale, "verify-same-issued"),
    trusted: t(locale, "verify-same-trusted"),
    unconfirmed: t(locale, "verify-same-unconfirmed"),
    uncompared: t(locale, "verify-same-uncompared"),
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
  const { number, issuedOn, copies } = document;
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
    ...(document.endedAt === null
      ? []
      : [t(locale, "verify-ended", localTime(document.endedAt.toISOString(), timeZone, locale))]),
    t(locale, "verify-made", {
      revision: String(document.revision),
      ...localTime(document.madeAt.toISOString(), timeZone, locale),
    }),
    t(locale, "verify-sha256", { sha256: document.sha256 }),
    ...copies.flatMap((copy) => copyLines(copy, locale, timeZone)),
    ...(copies.length === 0 ? [t(locale, "verify-not-signed")] : []),
  ];
}

function copyLines(
  { standing, signers, receivedAt, sha256 }: VerifiedDocument["copies"][number],
  locale: Locale,
  timeZone: string,
): string[] {
  const at = localTime(receivedAt.toISOString(), timeZone, locale);
  const hash = t(locale, "verify-sha256-copy", { sha256 });
  // A line between one copy and the next.
  if (standing === "uncompared") return ["", t(locale, "verify-copy-uncompared", at), hash];
  return ["", t(locale, "verify-copy-compared", at), ...signers.map((one) => signerLine(one, locale)), hash];
}

/** Whom nobody vouches for may call themselves anything: their name is not repeated. */
function signerLine({ name, organization, issuer, trust, root }: Signer, locale: Locale): string {
  if (trust !== "trusted") return t(locale, `verify-signer-${trust}`);
  const who = organization === null ? name : `${name} (${organization})`;
  return t(locale, "verify-signer-trusted", { who, issuer, root: root ?? issuer });
}

function comparison({ sha256, copies }: VerifiedDocument, digits: string, locale: Locale): string {
  if (digits.length < LEAST_DIGITS) return t(locale, "verify-hash-short", { least: String(LEAST_DIGITS) });
  if (sha256.startsWith(digits)) return t(locale, "verify-same-issued");
  const same = copies.find((one) => one.sha256.startsWith(digits));
  return t(locale, same === undefined ? "verify-other" : `verify-same-${same.standing}`);
}
