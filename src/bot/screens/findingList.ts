import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { hasRight, hasRightTo } from "../../policies/inspectionRights.ts";
import { areaTitle } from "../../usecases/form/formLibrary.ts";
import { listRecommendations } from "../../usecases/finding/addRecommendation.ts";
import { listFindings, undecided, type FindingView } from "../../usecases/finding/listFindings.ts";
import { doubtfulRatings } from "../../usecases/finding/doubtfulRatings.ts";
import type { InspectionRef } from "../../usecases/inspection/inspectionRef.ts";
import { awaitsConclusion } from "../../usecases/remediation/awaitsConclusion.ts";
import { participation } from "../../usecases/people/participation.ts";
import type { Act } from "../../messaging/act.ts";
import { packButton, type InspectionAct } from "../../messaging/buttonData.ts";
import { doubtText } from "./doubtText.ts";
import { numberOf } from "./numberOf.ts";
import { concludeButton } from "./conclusion.ts";
import { bold, column, outgoing, type Button, type Outgoing, type Piece } from "../core/outgoing.ts";

/**
 * /findings: everything found so far, numbered; the numbers are what "tồn tại 2" means.
 * @param unsupported as `syncFindings` gave it
 */
export async function findingList(
  act: Act,
  inspection: InspectionRef,
  unsupported: readonly string[],
  locale: Locale,
): Promise<Outgoing> {
  const { roles, areas } = await participation(act, inspection.id);
  const decides = hasRight("decideFindings", roles);
  const all = await listFindings(act, inspection.id);
  const shown = all.filter((finding) => hasRightTo("readFindings", roles, finding));
  const proposes = hasRight("proposeFindings", roles);
  const recommendations = await listRecommendations(act, inspection.id);
  const pieces: Piece[] = [bold(t(locale, "findings-title", { unit: inspection.unit }))];
  if (shown.length === 0) pieces.push(`\n${t(locale, "findings-none")}`);
  for (const finding of shown) pieces.push("\n", await line(act, inspection, finding, locale));
  if (recommendations.length > 0) {
    pieces.push("\n\n", bold(t(locale, "recommendations-title")));
    for (const one of recommendations) pieces.push(`\n${one.ordinal}. ${one.text}`);
  }
  if (decides) pieces.push(...(await lookAgain(act, inspection.id, { all, unsupported }, locale)));
  const open = proposes ? undecided(all, decides ? { as: "lead" } : { as: "member", areas }) : [];
  const button = (name: InspectionAct, label: string): Button => ({
    label,
    data: packButton({ on: "inspection", id: inspection.id, act: name }),
  });
  return outgoing(
    pieces,
    column(
      open.length > 0
        ? button(
            "decide",
            t(locale, decides ? "button-decide" : "button-give-opinion", { count: String(open.length) }),
          )
        : null,
      proposes ? button("addfinding", t(locale, "button-add-finding")) : null,
      proposes ? button("addrec", t(locale, "button-add-recommendation")) : null,
      decides ? button("summary", t(locale, "button-summary")) : null,
      open.length === 0 && (await awaitsConclusion(act, inspection.id))
        ? concludeButton(inspection.id, locale)
        : null,
    ),
  );
}

/** For the lead: confirmed findings without a rule any more, ratings that do not go with the findings. */
async function lookAgain(
  act: Act,
  inspectionId: string,
  { all, unsupported }: { all: readonly FindingView[]; unsupported: readonly string[] },
  locale: Locale,
): Promise<Piece[]> {
  const numbers = all.filter(({ id }) => unsupported.includes(id)).map(({ ordinal }) => ordinal);
  const lines =
    numbers.length === 0 ? [] : [t(locale, "findings-unsupported", { numbers: numbers.join(", ") })];
  for (const { area, path, doubt } of await doubtfulRatings(act, inspectionId)) {
    const { session } = area;
    lines.push(
      t(locale, "findings-doubt", {
        area: session.areaLabel(area.area, locale),
        number: numberOf(session.question(path)),
        doubt: doubtText(area, path, doubt, locale),
      }),
    );
  }
  if (lines.length === 0) return [];
  return ["\n\n", bold(t(locale, "findings-look-again")), ...lines.map((text) => `\n${text}`)];
}

async function line(
  act: Act,
  inspection: InspectionRef,
  finding: FindingView,
  locale: Locale,
): Promise<string> {
  const area = await areaTitle(act, inspection.formVersionId, finding.area, locale);
  const state = t(locale, `finding-state-${knownState(finding.state)}`);
  return `${finding.ordinal}. [${t(locale, `severity-${finding.severity}`)} · ${state}] ${area}: ${finding.text}`;
}

const STATES = [
  "suggested",
  "confirmed",
  "dismissed",
  "communicated",
  "remediating",
  "resolved",
  "unresolved",
] as const;
type State = (typeof STATES)[number];

function knownState(state: string): State {
  return STATES.find((known) => known === state) ?? "suggested";
}
