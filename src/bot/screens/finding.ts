import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import type { Act } from "../../messaging/act.ts";
import { areaAtWork } from "../../usecases/answers/areaAtWork.ts";
import { openArea } from "../../usecases/answers/openArea.ts";
import { questionNumbers } from "../../usecases/answers/questionNumbers.ts";
import { areaTitle } from "../../usecases/form/formLibrary.ts";
import { listFindings, undecided, type FindingView } from "../../usecases/finding/listFindings.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import { awaitsConclusion } from "../../usecases/remediation/awaitsConclusion.ts";
import { participation } from "../../usecases/people/participation.ts";
import { packButton } from "../../messaging/buttonData.ts";
import type { Handling } from "../core/handling.ts";
import { concludeButton } from "./conclusion.ts";
import { bold, column, outgoing, type Button, type Outgoing } from "../core/outgoing.ts";
import { newPromptId } from "../core/newPromptId.ts";
import { personLocale } from "../core/say.ts";
import { refuse } from "../../policies/refuse.ts";

export type FindingScreen =
  | { kind: "finding"; findingId: string; text: string; recommendation: string; message: Outgoing }
  | { kind: "end"; message: Outgoing };

/** The next finding that waits for the person's word, or the one asked for by name. */
export async function findingScreen(
  handling: Handling,
  inspectionId: string,
  only: string | null,
): Promise<FindingScreen> {
  const { act } = handling;
  const locale = personLocale(handling);
  const inspection = await findInspection(act, inspectionId);
  const { roles, areas } = await participation(act, inspectionId);
  if (inspection === null || !hasRight("readFindings", roles)) {
    if (inspection !== null) {
      const object = `inspection:${inspection.code}`;
      refuse(act, { chain: inspection.code, object, data: { right: "readFindings" } });
    }
    return { kind: "end", message: outgoing([t(locale, "not-allowed")]) };
  }
  const decides = hasRight("decideFindings", roles);
  const all = await listFindings(act, inspectionId);
  const open = undecided(all, decides ? { as: "lead" } : { as: "member", areas });
  const finding = only === null ? open[0] : all.find((one) => one.id === only);
  if (finding === undefined) {
    return {
      kind: "end",
      message: outgoing(
        [t(locale, decides ? "findings-none-open-lead" : "findings-none-open-member")],
        column(
          (await awaitsConclusion(act, inspectionId)) ? concludeButton(inspectionId, locale) : null,
          decides ? null : await submitButton(act, inspectionId, locale),
        ),
      ),
    };
  }
  const area = await areaTitle(act, inspection.formVersionId, finding.area, locale);
  const numbers = await questionNumbers(act, inspectionId, finding.references);
  const place = only === null ? open.indexOf(finding) + 1 : 1;
  const heading = finding.severity === "observation" ? "observation-heading" : "finding-heading";
  const message = outgoing(
    [
      bold(
        t(locale, heading, {
          number: String(place),
          total: String(only === null ? open.length : 1),
        }),
      ),
      ` (${t(locale, `severity-${finding.severity}`)} · ${area})\n`,
      finding.text,
      ...(numbers.length > 0 ? [`\n${t(locale, "finding-basis", { questions: numbers.join(", ") })}`] : []),
      ...(finding.recommendation === ""
        ? []
        : [`\n${t(locale, "finding-recommendation", { text: finding.recommendation })}`]),
      ...(finding.dueDays === null
        ? []
        : [`\n${t(locale, "finding-due", { days: String(finding.dueDays) })}`]),
      ...opinion(finding, locale),
    ],
    buttons(finding, decides, locale),
  );
  const { id: findingId, text, recommendation } = finding;
  return { kind: "finding", findingId, text, recommendation, message };
}

function opinion(finding: FindingView, locale: Locale): string[] {
  if (finding.memberOpinion === null) return [];
  const kind =
    finding.memberOpinion === "dismiss" ? "dismiss" : finding.memberOpinion === "agree" ? "agree" : "edit";
  return [`\n${t(locale, `finding-opinion-${kind}`, { reason: finding.memberReason ?? "" })}`];
}

function buttons(finding: FindingView, decides: boolean, locale: Locale): Button[][] {
  const prompt = newPromptId();
  const button = (act: string, label: string): Button => ({
    label,
    data: packButton({ on: "finding", id: finding.id, prompt, act }),
  });
  return [
    [button("agree", t(locale, decides ? "button-confirm" : "button-agree"))],
    [
      button("edit", t(locale, "button-edit-text")),
      button("recommend", t(locale, "button-edit-recommendation")),
    ],
    ...(decides ? [[button("due", t(locale, "button-due"))]] : []),
    [button("dismiss", t(locale, "button-dismiss"))],
    [button("later", t(locale, "button-later"))],
  ];
}

/** Leads a member on to the review of the area that is still to be handed in; null when none is. */
async function submitButton(act: Act, inspectionId: string, locale: Locale): Promise<Button | null> {
  const record = await areaAtWork(act);
  const area = record === null ? null : await openArea(act, record);
  if (area === null || area.inspection.id !== inspectionId || area.source !== "on_site") return null;
  return { label: t(locale, "button-submit"), data: packButton({ on: "area", record: area.recordId }) };
}
