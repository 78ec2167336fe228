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
import { ask } from "../ask.ts";
import { packButton } from "../../messaging/buttonData.ts";
import type { BotConversation, InnerContext } from "../context.ts";
import { handling } from "../handling.ts";
import { column, outgoing, type Button, type Outgoing } from "../outgoing.ts";
import { newPromptId } from "../promptId.ts";
import { personLocale, say } from "../say.ts";
import { askText } from "./reviewFindings.ts";

/** A small choice: what to ask and the names behind the buttons. */
interface ChoicePrompt {
  message: Outgoing;
  prompt: string;
}

/** A finding in the member's (or lead's) own words: area, severity, text. */
export async function addFindingFlow(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
): Promise<void> {
  const areas = await conversation.external(() => areaChoice(inspectionId));
  if (areas === null) {
    const refused = await conversation.external(() => t(personLocale(), "not-allowed"));
    await say(context, refused);
    return;
  }
  const area = await choose(conversation, context, areas);
  if (area === null) return;
  const severity = await choose(conversation, context, await conversation.external(() => severityChoice()));
  if (severity === null) return;
  const text = await askText(conversation, context, "add-finding-ask", "");
  if (text === null) return;
  const reply = await conversation.external(() => storeFinding(inspectionId, area, severity, text));
  await say(context, reply);
}

/** A recommendation by hand, for one finding, for several or for none. */
export async function addRecommendationFlow(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
): Promise<void> {
  const allowed = await conversation.external(async () => (await areaChoice(inspectionId)) !== null);
  if (!allowed) {
    const refused = await conversation.external(() => t(personLocale(), "not-allowed"));
    await say(context, refused);
    return;
  }
  const text = await askText(conversation, context, "add-recommendation-ask", "");
  if (text === null) return;
  const addressee = await choose(conversation, context, await conversation.external(() => addresseeChoice()));
  if (addressee === null) return;
  const findings = await linkedFindings(conversation, context, inspectionId);
  const reply = await conversation.external(() =>
    storeRecommendation(inspectionId, text, addressee, findings),
  );
  await say(context, reply);
}

/** Shows buttons until one of them is pressed; null when something else was pressed. */
async function choose(
  conversation: BotConversation,
  context: InnerContext,
  choice: ChoicePrompt,
): Promise<string | null> {
  for (;;) {
    const { button, input, context: next } = await ask(conversation, context, choice.message);
    if (button?.on === "prompt" && button.prompt === choice.prompt) return button.act;
    if (input.kind === "button") return null;
    const wrong = await conversation.external(() => t(personLocale(), "choose-a-button"));
    await say(next, wrong);
  }
}

/** Numbers of the findings a recommendation answers ("1, 3"), or none. */
async function linkedFindings(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
): Promise<string[]> {
  const list = await conversation.external(() => findingChoice(inspectionId));
  if (list === null) return [];
  for (;;) {
    const { button, input, context: next } = await ask(conversation, context, list.message);
    if (button !== null || input.kind !== "text") return [];
    const numbers = input.text.match(/\d+/g)?.map(Number) ?? [];
    const ids = numbers.map((number) => list.ids[number]);
    const known = ids.filter((id) => id !== undefined);
    if (numbers.length > 0 && known.length === numbers.length) return known;
    const wrong = await conversation.external(() => t(personLocale(), "add-recommendation-numbers"));
    await say(next, wrong);
  }
}

async function areaChoice(inspectionId: string): Promise<ChoicePrompt | null> {
  const { act } = handling();
  const locale = personLocale();
  const inspection = await findInspection(act, inspectionId);
  const { roles, areas } = await participation(act, inspectionId);
  if (inspection === null || !hasRight("proposeFindings", roles)) return null;
  const all = await inspectionAreas(act, inspectionId);
  const own = hasRight("decideFindings", roles) ? all : all.filter((area) => areas.includes(area));
  if (own.length === 0) return null;
  const prompt = newPromptId();
  const buttons: Button[] = [];
  for (const area of own) {
    buttons.push({
      label: await areaTitle(act, inspection.formVersionId, area, locale),
      data: packButton({ on: "prompt", prompt, act: area }),
    });
  }
  return { prompt, message: outgoing([t(locale, "add-finding-area")], column(...buttons)) };
}

function severityChoice(): ChoicePrompt {
  const locale = personLocale();
  const prompt = newPromptId();
  const buttons = SEVERITIES.map((severity) => ({
    label: t(locale, `severity-${severity}`),
    data: packButton({ on: "prompt", prompt, act: severity }),
  }));
  return { prompt, message: outgoing([t(locale, "add-finding-severity")], column(...buttons)) };
}

const ADDRESSEES = ["unit", "department", "province"] as const;

function addresseeChoice(): ChoicePrompt {
  const locale = personLocale();
  const prompt = newPromptId();
  const buttons = ADDRESSEES.map((addressee) => ({
    label: t(locale, `addressee-${addressee}`),
    data: packButton({ on: "prompt", prompt, act: addressee }),
  }));
  return { prompt, message: outgoing([t(locale, "add-recommendation-addressee")], column(...buttons)) };
}

async function findingChoice(
  inspectionId: string,
): Promise<{ message: Outgoing; ids: Record<number, string> } | null> {
  const { act } = handling();
  const locale = personLocale();
  const findings = (await listFindings(act, inspectionId)).filter((finding) => finding.state !== "dismissed");
  if (findings.length === 0) return null;
  const prompt = newPromptId();
  const message = outgoing(
    [
      t(locale, "add-recommendation-which"),
      ...findings.map((finding) => `\n${finding.ordinal}. ${finding.text}`),
    ],
    column({
      label: t(locale, "button-no-finding"),
      data: packButton({ on: "prompt", prompt, act: "none" }),
    }),
  );
  return { message, ids: Object.fromEntries(findings.map((finding) => [finding.ordinal, finding.id])) };
}

async function storeFinding(
  inspectionId: string,
  area: string,
  severity: string,
  text: string,
): Promise<string> {
  const { act } = handling();
  const locale = personLocale();
  const inspection = await findInspection(act, inspectionId);
  const known: Severity | undefined = SEVERITIES.find((one) => one === severity);
  if (inspection === null || known === undefined) return t(locale, "not-allowed");
  const added = await addFinding(act, { inspection, area, severity: known, text });
  return added.ok
    ? t(locale, "add-finding-done", { number: String(added.ordinal), text })
    : t(locale, "not-allowed");
}

async function storeRecommendation(
  inspectionId: string,
  text: string,
  addressee: string,
  findingIds: readonly string[],
): Promise<string> {
  const { act } = handling();
  const locale = personLocale();
  const inspection = await findInspection(act, inspectionId);
  const known = ADDRESSEES.find((one) => one === addressee);
  if (inspection === null || known === undefined) return t(locale, "not-allowed");
  const added = await addRecommendation(act, { inspection, text, addressee: known, area: null, findingIds });
  return added.ok
    ? t(locale, "add-recommendation-done", { number: String(added.ordinal), text })
    : t(locale, "not-allowed");
}
