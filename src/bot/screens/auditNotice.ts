import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { ChainFault } from "../../usecases/audit/chainFault.ts";
import type { AuditNotice } from "../../usecases/notice/noticeToSay.ts";
import { bold, outgoing, type Outgoing, type Piece } from "../core/outgoing.ts";
import { shortDate } from "./remedyWords.ts";

/** So many records are named; the operator sees all of them. */
const NAMED = 5;

/** What is wrong with the audit log, if anything; then the codes that people keep of it. */
export function auditNotice(notice: AuditNotice, locale: Locale): Outgoing {
  const { faults, codes, unitOf } = notice;
  const date = shortDate(notice.day, locale);
  const nameOf = (chain: string): string => {
    const unit = unitOf.get(chain);
    return unit === undefined ? t(locale, "audit-system-log", { chain }) : `${unit} (${chain})`;
  };
  const pieces: Piece[] = [];
  if (faults.length > 0) {
    pieces.push(bold(t(locale, "audit-broken", { date })));
    for (const { chain, fault } of faults)
      pieces.push("\n\n", bold(nameOf(chain)), ...faultLines(fault, locale));
    pieces.push("\n\n", t(locale, "audit-broken-how"));
    if (codes.length > 0) pieces.push("\n\n");
  }
  if (codes.length > 0) {
    pieces.push(t(locale, "audit-codes", { date }));
    for (const { chain, code } of codes) pieces.push(`\n${nameOf(chain)}: `, bold(code));
    pieces.push("\n\n", t(locale, "audit-codes-why"));
  }
  return outgoing(pieces);
}

function faultLines({ entry, records, count }: ChainFault, locale: Locale): string[] {
  if (entry !== null) {
    return [`\n${t(locale, "audit-bad-entry", { number: String(entry.seq), reason: entry.reason })}`];
  }
  const named = records.slice(0, NAMED).map(({ object, reason }) => {
    const at = object.indexOf(":");
    const kind = object.slice(0, at);
    return `\n${t(locale, "audit-bad-record", { kind, name: object.slice(at + 1), reason })}`;
  });
  const more = count - named.length;
  return more > 0 ? [...named, `\n${t(locale, "audit-more-records", { count: String(more) })}`] : named;
}
