import { isOpen } from "../../domain/remediation/remediationState.ts";
import { unitTypeOf } from "../../domain/inspection/unitTypeOf.ts";
import { normalizeName } from "../../domain/language/normalizeName.ts";
import { t } from "../../i18n/t.ts";
import { hasContact, knownSuccessors, moveToSuccessor } from "../../usecases/remediation/moveToSuccessor.ts";
import { findRemediation, inspectionRemediations } from "../../usecases/remediation/remediationView.ts";
import { ask } from "../ask/ask.ts";
import { packButton } from "../../messaging/buttonData.ts";
import type { BotConversation, InnerContext } from "../core/context.ts";
import { handling } from "../core/handling.ts";
import { column, outgoing, type Outgoing } from "../core/outgoing.ts";
import { newPromptId } from "../core/promptId.ts";
import { personLocale, say } from "../core/say.ts";
import { pointName } from "../screens/remedyWords.ts";
import { pointFor } from "../press/remedyPointFor.ts";

/** "Nguyễn Văn An": at least two words, and no longer than any name. */
const FULL_NAME = /^\S+(?: \S+)+$/;
const MAX_NAME = 100;
const MAX_UNIT_NAME = 200;

interface Choice {
  prompt: string;
  /** Names behind the buttons, by their place. */
  names: string[];
  message: Outgoing;
}

/** Moves a point, or all open ones of its unit, to the unit that took over. */
export async function moveFlow(
  conversation: BotConversation,
  context: InnerContext,
  remediationId: string,
): Promise<void> {
  const units = await conversation.external(() => unitChoice(remediationId));
  let last = context;
  if (units.prompt === "") {
    await say(last, units.message);
    return;
  }
  let unit: string;
  for (;;) {
    const { context: next, input, button } = await ask(conversation, last, units.message);
    last = next;
    const chosen =
      button?.on === "prompt" && button.prompt === units.prompt ? units.names[Number(button.act)] : undefined;
    if (chosen !== undefined) {
      unit = chosen;
      break;
    }
    if (input.kind === "button") return;
    const name = input.kind === "text" ? normalizeName(input.text) : "";
    if (name.length <= MAX_UNIT_NAME && unitTypeOf(name) !== null) {
      unit = name;
      break;
    }
    const wrong = await conversation.external(() => t(personLocale(), "move-unit-wrong"));
    await say(last, wrong);
  }

  let contact: string | null = null;
  const contactQuestion = await conversation.external(() => askContact(remediationId, unit));
  while (contactQuestion !== null && contact === null) {
    const { context: next, input } = await ask(conversation, last, contactQuestion);
    last = next;
    if (input.kind === "button") return;
    const name = input.kind === "text" ? normalizeName(input.text) : "";
    if (FULL_NAME.test(name) && name.length <= MAX_NAME) contact = name;
    else {
      const wrong = await conversation.external(() => t(personLocale(), "remedy-name-wrong"));
      await say(last, wrong);
    }
  }

  const scope = await conversation.external(() => scopeChoice(remediationId, unit, contact));
  for (;;) {
    const { context: next, input, button } = await ask(conversation, last, scope.message);
    last = next;
    if (button?.on === "prompt" && button.prompt === scope.prompt) {
      const whole = button.act === "all";
      const replies = await conversation.external(() => move(remediationId, unit, contact, whole));
      for (const reply of replies) await say(last, reply);
      return;
    }
    if (input.kind === "button") return;
    const wrong = await conversation.external(() => t(personLocale(), "choose-a-button"));
    await say(last, wrong);
  }
}

async function unitChoice(remediationId: string): Promise<Choice> {
  const { act } = handling();
  const locale = personLocale();
  const opened = await pointFor(remediationId, "moveToSuccessor");
  if ("refusal" in opened) return { prompt: "", names: [], message: opened.refusal };
  const { view } = opened;
  const names = await knownSuccessors(act, view.unitId);
  const prompt = newPromptId();
  const message = outgoing(
    [t(locale, "move-ask-unit", { point: pointName(view, locale), unit: view.unit })],
    column(
      ...names.map((label, place) => ({
        label,
        data: packButton({ on: "prompt", prompt, act: String(place) }),
      })),
    ),
  );
  return { prompt, names, message: names.length > 0 ? message : { ...message, wantsText: true } };
}

/** Null where the unit has somebody in the inspection already. */
async function askContact(remediationId: string, unit: string): Promise<Outgoing | null> {
  const { act } = handling();
  const view = await findRemediation(act, remediationId);
  if (view === null || (await hasContact(act, view, unit))) return null;
  return { ...outgoing([t(personLocale(), "move-ask-contact", { unit })]), wantsText: true };
}

async function scopeChoice(
  remediationId: string,
  unit: string,
  contact: string | null,
): Promise<Pick<Choice, "prompt" | "message">> {
  const locale = personLocale();
  const open = await openTogether(remediationId);
  const prompt = newPromptId();
  const button = (label: string, name: string) => ({
    label,
    data: packButton({ on: "prompt", prompt, act: name }),
  });
  const question =
    contact === null
      ? t(locale, "move-ask-scope", { unit })
      : t(locale, "move-ask-scope-contact", { unit, contact });
  return {
    prompt,
    message: outgoing(
      [question],
      column(
        button(t(locale, "button-move-one"), "one"),
        open.length > 1 ? button(t(locale, "button-move-all", { count: String(open.length) }), "all") : null,
      ),
    ),
  };
}

/** The open points of the same inspection that the same unit has. */
async function openTogether(remediationId: string): Promise<string[]> {
  const { act } = handling();
  const view = await findRemediation(act, remediationId);
  if (view === null) return [];
  return (await inspectionRemediations(act, view.inspectionId))
    .filter(({ unitId, state }) => unitId === view.unitId && isOpen(state))
    .map(({ id }) => id);
}

async function move(
  remediationId: string,
  unit: string,
  contact: string | null,
  whole: boolean,
): Promise<string[]> {
  const { act } = handling();
  const locale = personLocale();
  const view = await findRemediation(act, remediationId);
  if (view === null) return [t(locale, "remedy-refused-not_found")];
  const result = await moveToSuccessor(act, {
    inspectionId: view.inspectionId,
    remediationIds: whole ? await openTogether(remediationId) : [remediationId],
    unit: { name: unit, type: unitTypeOf(unit) ?? "xa" },
    contact,
  });
  if (!result.ok) {
    switch (result.reason) {
      case "nothing_to_move":
      case "contact_missing":
        return [t(locale, `move-refused-${result.reason}`)];
      case "date_past":
      case "date_too_far":
        return [t(locale, "remedy-refused-date_too_far")];
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
