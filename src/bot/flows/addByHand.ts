import { SEVERITIES, type Severity } from "../../domain/inspection/areas.ts";
import { t } from "../../i18n/t.ts";
import { addFinding } from "../../usecases/finding/addFinding.ts";
import { addRecommendation } from "../../usecases/finding/addRecommendation.ts";
import { listFindings } from "../../usecases/finding/listFindings.ts";
import { areaTitle } from "../../usecases/form/formLibrary.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import { inspectionAreas } from "../../usecases/inspection/inspectionAreas.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { participation } from "../../usecases/people/participation.ts";
import { taken, wrong, type Answered } from "../ask/askUntil.ts";
import { askChoice } from "../ask/choice.ts";
import { question, type Asked, type Choice, type Question } from "../core/question.ts";
import { askWords, askWordsAs } from "../ask/words.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale, say } from "../core/say.ts";

/** A finding in the member's (or lead's) own words: area, severity, text. */
export async function addFindingFlow(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
): Promise<void> {
  const first = await conversation.external(({ handling }) => whichArea(handling, inspectionId));
  if (first.kind === "end") return void (await say(context, first.message));
  const area = await askChoice(conversation, context, first.question);
  const severity = await askChoice(
    conversation,
    area.context,
    await conversation.external(({ handling }) => whichSeverity(handling)),
  );
  const asked = await conversation.external(({ handling }) =>
    question(t(personLocale(handling), "add-finding-ask")),
  );
  const text = await askWords(conversation, severity.context, asked);
  const reply = await conversation.external(({ handling }) =>
    storeFinding(handling, inspectionId, area.value, severity.value, text.value),
  );
  await say(text.context, reply);
}

/** A recommendation by hand, for one finding, for several or for none. */
export async function addRecommendationFlow(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
): Promise<void> {
  const asked = await conversation.external(async ({ handling }): Promise<Asked> => {
    if ((await ownAreas(handling, inspectionId)).length === 0) return notAllowed(handling);
    return { kind: "ask", question: question(t(personLocale(handling), "add-recommendation-ask")) };
  });
  if (asked.kind === "end") return void (await say(context, asked.message));
  const text = await askWords(conversation, context, asked.question);
  const addressee = await askChoice(
    conversation,
    text.context,
    await conversation.external(({ handling }) => whichAddressee(handling)),
  );
  const findings = await linkedFindings(conversation, addressee.context, inspectionId);
  const reply = await conversation.external(({ handling }) =>
    storeRecommendation(handling, inspectionId, text.value, addressee.value, findings.value),
  );
  await say(findings.context, reply);
}

/** Numbers of the findings a recommendation answers ("1, 3"), or none. */
async function linkedFindings(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
): Promise<Answered<string[]>> {
  const list = await conversation.external(({ handling }) => whichFindings(handling, inspectionId));
  if (list === null) return { value: [], context };
  return askWordsAs<string[], "none">(conversation, context, list.question, {
    read: (text, handling) => {
      const numbers = text.match(/\d+/g)?.map(Number) ?? [];
      const known = numbers.map((number) => list.ids[number]).filter((id) => id !== undefined);
      return numbers.length > 0 && known.length === numbers.length
        ? taken(known)
        : wrong(t(personLocale(handling), "add-recommendation-numbers"));
    },
    pressed: () => taken([]),
  });
}

function notAllowed(handling: Handling): { kind: "end"; message: string } {
  return { kind: "end", message: t(personLocale(handling), "not-allowed") };
}

/** The areas to which the person may add; none for whoever has no part in the findings. */
async function ownAreas(handling: Handling, inspectionId: string): Promise<readonly string[]> {
  const { act } = handling;
  const { roles, areas } = await participation(act, inspectionId);
  if (!hasRight("proposeFindings", roles)) return [];
  const all = await inspectionAreas(act, inspectionId);
  return hasRight("decideFindings", roles) ? all : all.filter((area) => areas.includes(area));
}

async function whichArea(handling: Handling, inspectionId: string): Promise<Asked<string>> {
  const { act } = handling;
  const locale = personLocale(handling);
  const inspection = await findInspection(act, inspectionId);
  const own = await ownAreas(handling, inspectionId);
  if (inspection === null || own.length === 0) return notAllowed(handling);
  const choices: Choice[] = [];
  for (const area of own)
    choices.push({ name: area, label: await areaTitle(act, inspection.formVersionId, area, locale) });
  return { kind: "ask", question: question(t(locale, "add-finding-area"), choices) };
}

function whichSeverity(handling: Handling): Question<Severity> {
  const locale = personLocale(handling);
  const choices = SEVERITIES.map((severity) => ({
    name: severity,
    label: t(locale, `severity-${severity}`),
  }));
  return question(t(locale, "add-finding-severity"), choices);
}

const ADDRESSEES = ["unit", "department", "province"] as const;
type Addressee = (typeof ADDRESSEES)[number];

function whichAddressee(handling: Handling): Question<Addressee> {
  const locale = personLocale(handling);
  const choices = ADDRESSEES.map((addressee) => ({
    name: addressee,
    label: t(locale, `addressee-${addressee}`),
  }));
  return question(t(locale, "add-recommendation-addressee"), choices);
}

async function whichFindings(
  handling: Handling,
  inspectionId: string,
): Promise<{ question: Question<"none">; ids: Record<number, string> } | null> {
  const locale = personLocale(handling);
  const findings = (await listFindings(handling.act, inspectionId)).filter(
    (finding) => finding.state !== "dismissed",
  );
  if (findings.length === 0) return null;
  const lines = findings.map((finding) => `\n${finding.ordinal}. ${finding.text}`);
  return {
    question: question(
      [t(locale, "add-recommendation-which"), ...lines],
      [{ name: "none", label: t(locale, "button-no-finding") }],
    ),
    ids: Object.fromEntries(findings.map((finding) => [finding.ordinal, finding.id])),
  };
}

async function storeFinding(
  handling: Handling,
  inspectionId: string,
  area: string,
  severity: Severity,
  text: string,
): Promise<string> {
  const { act } = handling;
  const locale = personLocale(handling);
  const inspection = await findInspection(act, inspectionId);
  if (inspection === null) return t(locale, "not-allowed");
  const added = await addFinding(act, { inspection, area, severity, text });
  return added.ok
    ? t(locale, "add-finding-done", { number: String(added.ordinal), text })
    : t(locale, added.reason === "concluded" ? "add-concluded" : "not-allowed");
}

async function storeRecommendation(
  handling: Handling,
  inspectionId: string,
  text: string,
  addressee: Addressee,
  findingIds: readonly string[],
): Promise<string> {
  const { act } = handling;
  const locale = personLocale(handling);
  const inspection = await findInspection(act, inspectionId);
  if (inspection === null) return t(locale, "not-allowed");
  const added = await addRecommendation(act, { inspection, text, addressee, area: null, findingIds });
  return added.ok
    ? t(locale, "add-recommendation-done", { number: String(added.ordinal), text })
    : t(locale, added.reason === "concluded" ? "add-concluded" : "not-allowed");
}
