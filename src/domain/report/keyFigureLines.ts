import { areaFigures } from "./areaFigures.ts";
import type { ReportInput, ReportInputFigure } from "./reportInput.ts";
import type { ReportSay } from "./reportSay.ts";

/** Lines for a form of which nothing is known but its labels. */
const MAX_GENERIC_LINES = 4;

/**
 * The figures a lead asks for first, at most `room` lines. Forms that use the catalogue's names get
 * the usual lines; any other form gets its first computed percentages.
 */
export function keyFigureLines(input: ReportInput, room: number, say: ReportSay): string[] {
  const figures = input.areas
    .flatMap((area) => areaFigures(area))
    .filter((figure) => figure.state === "answered");
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const known = knownLines((id) => byId.get(id)?.text ?? null, say);
  const lines = known.length > 0 ? known : genericLines(figures, say);
  return lines.slice(0, Math.max(0, room));
}

function knownLines(text: (id: string) => string | null, say: ReportSay): string[] {
  const lines: string[] = [];
  const dossiers = dossierParts(text, say);
  if (dossiers.length > 0) lines.push(say("report-digest-dossiers", { parts: dossiers.join(", ") }));
  const civilServants = text("civil_servants_position_rate");
  if (civilServants !== null) lines.push(say("report-digest-civil-servants", { value: civilServants }));
  const publicEmployees = text("public_employees_position_rate");
  if (publicEmployees !== null) lines.push(say("report-digest-public-employees", { value: publicEmployees }));
  const signed = text("e_documents_signed_rate");
  if (signed !== null) lines.push(say("report-digest-signed", { value: signed }));
  return lines;
}

function dossierParts(text: (id: string) => string | null, say: ReportSay): string[] {
  const received = text("dossiers_received_total");
  const online = text("online_rate");
  const resolved = text("dossiers_resolved_total");
  const onTime = text("on_time_rate");
  const parts: string[] = [];
  if (received !== null) {
    parts.push(
      online === null
        ? say("report-digest-received", { value: received })
        : say("report-digest-received-online", { value: received, rate: online }),
    );
  }
  if (resolved !== null) parts.push(say("report-digest-resolved", { value: resolved }));
  if (onTime !== null) parts.push(say("report-digest-on-time", { value: onTime }));
  return parts;
}

function genericLines(figures: readonly ReportInputFigure[], say: ReportSay): string[] {
  return figures
    .filter((figure) => figure.type === "derived" && figure.quantity === "percent")
    .slice(0, MAX_GENERIC_LINES)
    .map((figure) => say("report-figure", { label: figure.label, value: figure.text }));
}
