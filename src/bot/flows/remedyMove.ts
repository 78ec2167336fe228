import { isOpen } from "../../domain/remediation/remediationState.ts";
import { unitTypeOf } from "../../domain/inspection/unitTypeOf.ts";
import { normalizeName } from "../../domain/language/normalizeName.ts";
import { t } from "../../i18n/t.ts";
import { hasContact, knownSuccessors, moveToSuccessor } from "../../usecases/remediation/moveToSuccessor.ts";
import { findRemediation, inspectionRemediations } from "../../usecases/remediation/remediationView.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { personLocale, say } from "../core/say.ts";
import { pointName, shortDate } from "../screens/remedyWords.ts";
import { remedyPointFor } from "../press/remedyPointFor.ts";
import { taken, wrong, type Answered } from "../ask/askUntil.ts";
import { askChoice } from "../ask/choice.ts";
import { askPersonName } from "../ask/personName.ts";
import { question, type Asked, type Question } from "../core/question.ts";
import { askWordsAs } from "../ask/words.ts";

const MAX_UNIT_NAME = 200;

/** Moves a point, or all open ones of its unit, to the unit that took over. */
export async function remedyMoveFlow(
  conversation: BotConversation,
  context: InnerContext,
  remediationId: string,
): Promise<void> {
  const units = await conversation.external(({ handling }) => whichUnit(handling, remediationId));
  if (units.kind === "end") return void (await say(context, units.message));
  const unit = await askWordsAs<string, string>(conversation, context, units.question, {
    most: MAX_UNIT_NAME,
    read: (text, handling) => {
      const name = normalizeName(text);
      return unitTypeOf(name) === null ? wrong(t(personLocale(handling), "move-unit-wrong")) : taken(name);
    },
    pressed: taken,
  });

  let contact: Answered<string | null> = { value: null, context: unit.context };
  const who = await conversation.external(({ handling }) =>
    whichContact(handling, remediationId, unit.value),
  );
  if (who !== null) contact = await askPersonName(conversation, unit.context, who);

  const scopes = await conversation.external(({ handling }) =>
    whichPoints(handling, remediationId, unit.value, contact.value),
  );
  const scope = await askChoice(conversation, contact.context, scopes);
  const replies = await conversation.external(({ handling }) =>
    move(handling, remediationId, unit.value, contact.value, scope.value === "all"),
  );
  for (const reply of replies) await say(scope.context, reply);
}

/** The units that took over before by their names; another one is written. */
async function whichUnit(handling: Handling, remediationId: string): Promise<Asked<string>> {
  const locale = personLocale(handling);
  const opened = await remedyPointFor(handling, remediationId, "moveToSuccessor");
  if ("refusal" in opened) return { kind: "end", message: opened.refusal };
  const { view } = opened;
  const known = await knownSuccessors(handling.act, view.unitId);
  const text = t(locale, "move-ask-unit", { point: pointName(view, locale), unit: view.unit });
  return {
    kind: "ask",
    question: question(
      text,
      known.map((unit) => ({ name: unit, label: unit })),
    ),
  };
}

/** Null where the unit has somebody in the inspection already. */
async function whichContact(
  handling: Handling,
  remediationId: string,
  unit: string,
): Promise<Question | null> {
  const { act } = handling;
  const view = await findRemediation(act, remediationId);
  if (view === null || (await hasContact(act, view, unit))) return null;
  return question(t(personLocale(handling), "move-ask-contact", { unit }));
}

async function whichPoints(
  handling: Handling,
  remediationId: string,
  unit: string,
  contact: string | null,
): Promise<Question<"one" | "all">> {
  const locale = personLocale(handling);
  const open = await openTogether(handling, remediationId);
  const text =
    contact === null
      ? t(locale, "move-ask-scope", { unit })
      : t(locale, "move-ask-scope-contact", { unit, contact });
  return question<"one" | "all">(text, [
    { name: "one", label: t(locale, "button-move-one") },
    open.length > 1
      ? { name: "all", label: t(locale, "button-move-all", { count: String(open.length) }) }
      : null,
  ]);
}

/** The open points of the same inspection that the same unit has. */
async function openTogether(handling: Handling, remediationId: string): Promise<string[]> {
  const { act } = handling;
  const view = await findRemediation(act, remediationId);
  if (view === null) return [];
  return (await inspectionRemediations(act, view.inspectionId))
    .filter(({ unitId, state }) => unitId === view.unitId && isOpen(state))
    .map(({ id }) => id);
}

async function move(
  handling: Handling,
  remediationId: string,
  unit: string,
  contact: string | null,
  whole: boolean,
): Promise<string[]> {
  const { act } = handling;
  const locale = personLocale(handling);
  const view = await findRemediation(act, remediationId);
  if (view === null) return [t(locale, "remedy-refused-not_found")];
  const result = await moveToSuccessor(act, {
    inspectionId: view.inspectionId,
    remediationIds: whole ? await openTogether(handling, remediationId) : [remediationId],
    unit: { name: unit, type: unitTypeOf(unit) ?? "xa" },
    contact,
  });
  if (!result.ok) {
    switch (result.reason) {
      case "nothing_to_move":
      case "contact_missing":
        return [t(locale, `move-refused-${result.reason}`)];
      case "date_past":
        return [t(locale, "remedy-refused-date_past", { due: shortDate(view.dueDate, locale) })];
      default:
        return [t(locale, `remedy-refused-${result.reason}`)];
    }
  }
  const numbers = result.moved.map(({ number }) => String(number)).join(", ");
  return [
    t(locale, "move-done", { numbers, unit: result.unit }),
    ...(result.invite === null ? [] : [t(locale, "remedy-invite", result.invite)]),
  ];
}
