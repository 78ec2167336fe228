import { formatDate } from "../../domain/answer/formatDate.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import type { Act } from "../../messaging/act.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { annotationsOf, type AnnotatedAnswer } from "../../usecases/answers/annotationOf.ts";
import { askedQuestions } from "../../usecases/answers/askedQuestions.ts";
import { teamFor } from "../../usecases/answers/handOverArea.ts";
import { openArea, type OpenArea } from "../../usecases/answers/openArea.ts";
import { reportedAnswers } from "../../usecases/answers/reportedAnswer.ts";
import { shownAnswer, shownStored } from "./shownAnswer.ts";
import { numberOf } from "./numberOf.ts";
import { participation } from "../../usecases/people/participation.ts";
import { packButton, type SteerAct } from "../../messaging/buttonData.ts";
import { bold, outgoing, type Button, type Outgoing } from "../core/outgoing.ts";
import { inParts } from "./inParts.ts";
import { refuse } from "../../policies/refuse.ts";

/** Button on one area, for those who steer it. */
export function steerButton({ recordId: record }: OpenArea, act: SteerAct, label: string): Button {
  return { label, data: packButton({ on: "steer", record, act }) };
}

/** All answers of one area for those who steer it, with notes, days and what the unit has reported. */
export async function areaDetail(act: Act, recordId: number, locale: Locale): Promise<Outgoing[]> {
  const area = await openArea(act, recordId, "on_site");
  if (area === null) return [outgoing([t(locale, "not-allowed")])];
  const { session } = area;
  const { roles } = await participation(act, area.inspection.id);
  if (!hasRight("seeAnswers", roles)) {
    const object = `area:${area.area}`;
    refuse(act, { chain: area.inspection.code, object, data: { right: "seeAnswers" } });
    return [outgoing([t(locale, "not-allowed")])];
  }
  const annotations = await annotationsOf(act, area);
  const reported = await reportedAnswers(act, area);
  const members = (await teamFor(act, area)).filter((person) => person.assigned);
  const lines = askedQuestions(area)
    .filter(({ path }) => session.isRelevant(path))
    .map((question) => {
      const { path } = question;
      const value = shownAnswer(area, question, locale);
      const own = shownStored(area, question, reported.get(path), locale);
      const more = [
        ...noteLines(annotations.get(path), locale),
        ...(own === "" || own === value ? [] : [t(locale, "detail-reported", { value: own })]),
        ...(area.returned.has(path) ? [t(locale, "detail-returned")] : []),
      ];
      const shown = value || t(locale, "answer-none");
      const suffix = more.length === 0 ? "" : ` (${more.join("; ")})`;
      return `${numberOf(question)}. ${session.label(path, locale)}: ${shown}${suffix}`;
    });
  const title = session.areaLabel(area.area, locale);
  const state = t(locale, "detail-state", {
    state: t(locale, `area-status-${area.status}`),
    members: members.map((person) => person.name).join(", ") || t(locale, "status-nobody"),
  });
  const parts = inParts([state, ...lines]);
  const buttons = steerButtons(area, hasRight("steerAreas", roles), hasRight("assignAreas", roles), locale);
  return parts.map((part, index) =>
    outgoing(
      index === 0 ? [bold(title), `\n${part}`] : [part],
      index === parts.length - 1 ? buttons.map((button) => [button]) : [],
    ),
  );
}

function steerButtons(area: OpenArea, steers: boolean, assigns: boolean, locale: Locale): Button[] {
  const { status } = area;
  const handedIn = status === "submitted";
  return [
    ...(steers && handedIn ? [steerButton(area, "approve", t(locale, "button-approve"))] : []),
    ...(steers && handedIn ? [steerButton(area, "giveBack", t(locale, "button-give-back"))] : []),
    ...(steers && status === "approved" ? [steerButton(area, "reopen", t(locale, "button-reopen"))] : []),
    ...(assigns && status !== "approved"
      ? [steerButton(area, "handOver", t(locale, "button-hand-over"))]
      : []),
  ];
}

function noteLines(kept: AnnotatedAnswer | undefined, locale: Locale): string[] {
  if (kept === undefined) return [];
  const { note, explanation, asOfDate } = kept;
  return [
    ...(note === null ? [] : [t(locale, "annotate-note", { note })]),
    ...(explanation === null ? [] : [t(locale, "detail-explained", { explanation })]),
    ...(asOfDate === null
      ? []
      : [t(locale, "annotate-as-of", { date: formatDate(asOfDate, "numeric", locale) })]),
  ];
}
