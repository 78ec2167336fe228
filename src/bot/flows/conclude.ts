import type { Period } from "../../domain/calendar/deadline.ts";
import { readPeriod } from "../../domain/calendar/readPeriod.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { peopleWithRoles, personName } from "../../usecases/answers/areaPeople.ts";
import { issuedNumbers } from "../../usecases/document/paperNumbers.ts";
import { syncFindings } from "../../usecases/finding/syncFindings.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import { areaStatuses } from "../../usecases/inspection/inspectionAreas.ts";
import { awaitsConclusion } from "../../usecases/remediation/awaitsConclusion.ts";
import type { IncompleteArea } from "../../usecases/remediation/incompleteAreas.ts";
import { concludeInspection } from "../../usecases/remediation/concludeInspection.ts";
import { drawConclusion, type ConclusionDraft } from "../../usecases/remediation/drawConclusion.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { outgoing, type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { taken, wrong, type Answered, type Judged } from "../ask/askUntil.ts";
import { confirmDeed } from "../ask/confirmDeed.ts";
import { askChoice } from "../ask/choice.ts";
import { askDay, dayChoice } from "../ask/day.ts";
import { question, type Asked, type Question } from "../core/question.ts";
import { askWordsAs } from "../ask/words.ts";
import {
  concludedText,
  conclusionPreview,
  conclusionRefused,
  incompleteText,
  type ConclusionAct,
} from "../screens/conclusion.ts";
import { shortDate } from "../screens/remedyWords.ts";
import { tell } from "../tell/tell.ts";

/**
 * Sends the conclusion to the unit: asks for the day of the notice, shows what would be assigned by
 * when, and does it on a last word. What has changed since it was shown is shown again first.
 */
export async function concludeFlow(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
): Promise<void> {
  const opened = await conversation.external(({ handling }) => dayQuestion(handling, inspectionId));
  if (opened.kind === "end") return void (await say(context, opened.message));
  const day = await askDay(conversation, context, opened.question, {
    example: opened.example,
    check: (on, handling) => checkDay(handling, inspectionId, on),
  });
  const on = day.value;
  let last = day.context;
  let period: Period | null = null;
  let despite: Despite | null = null;
  for (;;) {
    const given: Given = { on, period, despite };
    const shown: Preview = await conversation.external(({ handling }) =>
      preview(handling, inspectionId, given),
    );
    if (shown.kind === "end") return void (await say(last, shown.message));
    const chosen: Answered<ConclusionAct> = await askChoice(conversation, last, shown.question);
    last = chosen.context;
    switch (chosen.value) {
      case "later":
        return void (await say(last, await conversation.external(putOff)));
      case "period": {
        const asked: Answered<Period> = await askPeriod(conversation, last);
        ({ value: period, context: last } = asked);
        break;
      }
      case "send": {
        const due: BeforeCode = await conversation.external(({ handling }) =>
          beforeCode(handling, inspectionId, given, shown.seen),
        );
        if (due.next === "end") return void (await say(last, due.message));
        if (due.next === "again") {
          await say(last, due.message);
          break;
        }
        if (due.next === "reason") {
          const asked: Answered<string | null> = await askWordsAs<string | null, "later">(
            conversation,
            last,
            due.question,
            { read: taken, pressed: () => taken(null) },
          );
          last = asked.context;
          if (asked.value === null) return void (await say(last, await conversation.external(putOff)));
          despite = { reason: asked.value, areas: due.areas };
        }
        const confirmed: Given = { on, period, despite };
        const deed = await confirmDeed(conversation, last, { deed: "conclude", object: inspectionId });
        last = deed.context;
        if (!deed.confirmed) return;
        const outcome: Outcome = await conversation.external(({ handling }) =>
          conclude(handling, inspectionId, confirmed, shown.seen),
        );
        await say(last, outcome.message);
        if (outcome.next === "end") return;
        break;
      }
      default:
        chosen.value satisfies never;
    }
  }
}

/** What the sender has said about the conclusion so far. */
interface Given {
  on: string;
  period: Period | null;
  despite: Despite | null;
}

/** Why, although areas are not handed in or hardly answered. */
interface Despite {
  reason: string;
  /** The areas the reason was given for. */
  areas: string[];
}

type Outcome = { next: "again" | "end"; message: Outgoing | string };

/** What is still to be said before the second factor is asked for, which comes last. */
type BeforeCode =
  | Outcome
  | { next: "reason"; question: Question<"later">; areas: string[] }
  | { next: "code" };

/** How the conclusion stands against what was shown and said. */
type Standing =
  | Outcome
  | { next: "reason"; incomplete: IncompleteArea[] }
  | { next: "send"; drawn: ConclusionDraft };

function putOff({ handling }: { handling: Handling }): string {
  return t(personLocale(handling), "conclude-later");
}

function reasonQuestion(incomplete: readonly IncompleteArea[], locale: Locale): Question<"later"> {
  return question(incompleteText(incomplete, locale), [
    { name: "later", label: t(locale, "button-conclude-later") },
  ]);
}

/** `seen`: what the person sees, to be told from what it has become when they press. */
type Preview = Asked<ConclusionAct, { seen: string }>;

/** One period for all points. */
async function askPeriod(conversation: BotConversation, context: InnerContext): Promise<Answered<Period>> {
  const asked = await conversation.external(({ handling }) =>
    question(t(personLocale(handling), "conclude-ask-period")),
  );
  return askWordsAs<Period>(conversation, context, asked, {
    read: (text, handling) => {
      const period = readPeriod(text);
      return period === null ? wrong(t(personLocale(handling), "conclude-period-wrong")) : taken(period);
    },
  });
}

async function dayQuestion(
  handling: Handling,
  inspectionId: string,
): Promise<Asked<`day:${string}`, { example: string }>> {
  const { act } = handling;
  const locale = personLocale(handling);
  const drawn = await draw(handling, inspectionId, { on: act.today, period: null, despite: null });
  if ("refusal" in drawn) return { kind: "end", message: drawn.refusal };
  const date = shortDate(act.today, locale);
  const issued = (await issuedNumbers(act, inspectionId)).conclusion_notice?.on ?? null;
  const asked = question(t(locale, "conclude-ask-day", { unit: drawn.inspection.unit, example: date }), [
    issued === null || issued === act.today
      ? null
      : dayChoice(issued, t(locale, "button-conclude-issued", { date: shortDate(issued, locale) })),
    dayChoice(act.today, t(locale, "button-conclude-today", { date })),
  ]);
  return { kind: "ask", question: asked, example: act.today };
}

async function checkDay(handling: Handling, inspectionId: string, on: string): Promise<Judged<string>> {
  const drawn = await draw(handling, inspectionId, { on, period: null, despite: null });
  return "refusal" in drawn ? wrong(drawn.refusal) : taken(on);
}

async function preview(handling: Handling, inspectionId: string, given: Given): Promise<Preview> {
  const { act } = handling;
  const drawn = await draw(handling, inspectionId, given);
  if ("refusal" in drawn) return { kind: "end", message: drawn.refusal };
  const statuses = await areaStatuses(act, inspectionId);
  const openAreas = statuses.filter((status) => status === "draft" || status === "returned").length;
  const about = { on: given.on, openAreas, areas: statuses.length };
  return {
    kind: "ask",
    question: conclusionPreview(drawn, about, personLocale(handling)),
    seen: seenOf(drawn),
  };
}

async function standing(
  handling: Handling,
  inspectionId: string,
  given: Given,
  seen: string,
): Promise<Standing> {
  const drawn = await draw(handling, inspectionId, given);
  if ("refusal" in drawn) return { next: "end", message: drawn.refusal };
  if (seenOf(drawn) !== seen)
    return { next: "again", message: t(personLocale(handling), "conclude-changed") };
  const { incomplete } = drawn;
  const known = given.despite?.areas ?? [];
  if (incomplete.some(({ area }) => !known.includes(area))) return { next: "reason", incomplete };
  return { next: "send", drawn };
}

async function beforeCode(
  handling: Handling,
  inspectionId: string,
  given: Given,
  seen: string,
): Promise<BeforeCode> {
  const stands = await standing(handling, inspectionId, given, seen);
  switch (stands.next) {
    case "again":
    case "end":
      return stands;
    case "reason": {
      const { incomplete } = stands;
      return {
        next: "reason",
        question: reasonQuestion(incomplete, personLocale(handling)),
        areas: incomplete.map(({ area }) => area),
      };
    }
    case "send":
      return { next: "code" };
    default:
      return stands satisfies never;
  }
}

async function conclude(
  handling: Handling,
  inspectionId: string,
  given: Given,
  seen: string,
): Promise<Outcome> {
  const { act } = handling;
  const locale = personLocale(handling);
  const stands = await standing(handling, inspectionId, given, seen);
  // A further area without results while the code was on its way: the reason was not given for it.
  if (stands.next === "reason") return { next: "again", message: t(locale, "conclude-changed") };
  if (stands.next !== "send") return stands;
  const { code, unit } = stands.drawn.inspection;
  const { on, period, despite } = given;
  const result = await concludeInspection(act, { code, on, period, despite: despite?.reason ?? null });
  if (!result.ok) {
    return { next: "end", message: conclusionRefused(result, inspectionId, act.today, locale) };
  }
  const name = await personName(act);
  const count = String(result.remediations.length);
  const others = await peopleWithRoles(act, inspectionId, ["lead", "deputy", "secretary", "standing_agency"]);
  await tell(act, others, (theirs) => {
    const date = shortDate(given.on, theirs);
    return outgoing([t(theirs, "told-concluded", { name, unit, count, date })]);
  });
  return { next: "end", message: concludedText(result, unit, locale) };
}

/** The conclusion as it would be now, the findings brought in line with the answers first. */
async function draw(
  handling: Handling,
  inspectionId: string,
  given: Given,
): Promise<ConclusionDraft | { refusal: Outgoing }> {
  const { act } = handling;
  const inspection = await findInspection(act, inspectionId);
  if (await awaitsConclusion(act, inspectionId)) await syncFindings(act, inspectionId);
  const { on, period } = given;
  const drawn = await drawConclusion(act, { code: inspection?.code ?? "", on, period });
  if (drawn.ok) return drawn;
  return { refusal: conclusionRefused(drawn, inspectionId, act.today, personLocale(handling)) };
}

function seenOf({ points, communicated }: ConclusionDraft): string {
  return JSON.stringify([points.map(({ finding, dueDate }) => [finding, dueDate]), communicated]);
}
