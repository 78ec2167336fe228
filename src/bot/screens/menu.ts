import { formatDate } from "../../domain/answer/formatDate.ts";
import type { Role } from "../../domain/inspection/areas.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { areaTitle } from "../../usecases/form/formLibrary.ts";
import { memberships, type Membership } from "../../usecases/people/memberships.ts";
import { packButton, type InspectionAct } from "../../messaging/buttonData.ts";
import { above, bold, column, outgoing, type Button, type Outgoing, type Piece } from "../core/outgoing.ts";

/** The first thing a person sees after enrolment, and the answer to /areas: what they can do here. */
export async function menu(act: Act, locale: Locale): Promise<Outgoing> {
  const parts = await memberships(act);
  if (parts.length === 0) return outgoing([t(locale, "menu-nothing")]);
  const byInspection = Map.groupBy(parts, (part) => part.inspection.id);
  const pieces: Piece[] = [];
  const buttons: Button[] = [];
  for (const own of byInspection.values()) {
    const [first] = own;
    if (first === undefined) continue;
    if (pieces.length > 0) pieces.push("\n\n");
    const title = first.inspection.isReinspection ? "reinspect-title" : "inspection-title";
    pieces.push(bold(t(locale, title, inspectionTitle(first, locale))));
    const which = nameAmong([...byInspection.values()].flat(), first, locale);
    const areas = own.flatMap((part) => part.areas);
    for (const record of areas) {
      const title = await areaTitle(act, first.inspection.formVersionId, record.area, locale);
      pieces.push(`\n- ${title}: ${t(locale, `area-status-${knownStatus(record.status)}`)}`);
      // After the conclusion there is nothing left to answer.
      if (!first.inspection.concluded)
        buttons.push({
          label: `${title}${which}`,
          data: packButton({ on: "area", record: record.recordId }),
        });
    }
    for (const report of own.flatMap((part) => part.reports)) {
      const title = await areaTitle(act, first.inspection.formVersionId, report.area, locale);
      const area = t(locale, "menu-self-report", { area: title });
      pieces.push(`\n- ${area}: ${t(locale, `self-report-status-${reportStatus(report.status)}`)}`);
      buttons.push({
        label: `${area}${which}`,
        data: packButton({ on: "area", record: report.recordId }),
      });
    }
    pieces.push(...roleLines(own, locale));
    buttons.push(...leadButtons(own, which, locale));
  }
  return outgoing(pieces, column(...buttons));
}

/** The menu below the words for a person who has just come. */
export async function greetedMenu(act: Act, locale: Locale, words: string): Promise<Outgoing> {
  return above(words, await menu(act, locale));
}

function inspectionTitle(part: Membership, locale: Locale) {
  return { unit: part.inspection.unit, date: formatDate(part.inspection.visitDate, "short", locale) };
}

function roleLines(own: readonly Membership[], locale: Locale): Piece[] {
  const roles = new Set<Role>(own.map((part) => part.role));
  return [...roles].filter((role) => role !== "member").map((role) => `\n${t(locale, `menu-role-${role}`)}`);
}

/** " (UBND huyện Chợ Đồn)" where there are several inspections; with the day, or it alone, where they are of one unit. */
function nameAmong(parts: readonly Membership[], { inspection }: Membership, locale: Locale): string {
  const others = parts.filter((part) => part.inspection.id !== inspection.id);
  if (others.length === 0) return "";
  if (others.every((part) => part.inspection.unit !== inspection.unit)) return ` (${inspection.unit})`;
  const date = formatDate(inspection.visitDate, "short", locale);
  return others.every((part) => part.inspection.unit === inspection.unit)
    ? ` (${date})`
    : ` (${inspection.unit}, ${date})`;
}

function leadButtons(own: readonly Membership[], which: string, locale: Locale): Button[] {
  const [first] = own;
  if (first === undefined) return [];
  const { id } = first.inspection;
  const button = (act: InspectionAct, label: string): Button => ({
    label: `${label}${which}`,
    data: packButton({ on: "inspection", id, act }),
  });
  return [
    ...(hasRight("readStatus", own) ? [button("status", t(locale, "button-status"))] : []),
    ...(hasRight("readFindings", own) ? [button("findings", t(locale, "button-findings"))] : []),
    ...(hasRight("summarise", own) ? [button("summary", t(locale, "button-summary"))] : []),
    ...(first.inspection.concluded && hasRight("remedy", own)
      ? [button("remedies", t(locale, "button-remedies"))]
      : []),
    ...(first.inspection.concluded && (hasRight("remedy", own) || hasRight("followRemediation", own))
      ? [
          {
            label: `${t(locale, "button-remediation-report")}${which}`,
            data: packButton({ on: "paper", id, kind: "remediation_report", format: "pdf", language: "vi" }),
          },
        ]
      : []),
    ...(first.inspection.concluded && hasRight("followRemediation", own)
      ? [button("follow", t(locale, "button-follow"))]
      : []),
  ];
}

function reportStatus(status: string): "draft" | "submitted" {
  return status === "submitted" ? "submitted" : "draft";
}

const STATUSES = ["draft", "submitted", "returned", "approved"] as const;
type Status = (typeof STATUSES)[number];

function knownStatus(status: string): Status {
  return STATUSES.find((known) => known === status) ?? "draft";
}
