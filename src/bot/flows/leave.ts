import { sideOf } from "../../domain/inspection/areas.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { areaTitle } from "../../usecases/form/formLibrary.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import {
  drawRemoval,
  usualTaker,
  type RemovalDraft,
  type RemovalDraftRefusal,
} from "../../usecases/people/drawRemoval.ts";
import { listTeam, type Participant } from "../../usecases/people/listTeam.ts";
import { participation } from "../../usecases/people/participation.ts";
import { removeMember, type RemovalRefusal } from "../../usecases/people/removeMember.ts";
import { askChoice } from "../ask/choice.ts";
import { confirmDeed } from "../ask/confirmDeed.ts";
import { askConfirm } from "../ask/confirm.ts";
import { askWords } from "../ask/words.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { confirmation, question, type Asked, type Question } from "../core/question.ts";
import { personLocale, say } from "../core/say.ts";
import { inspectionWords, personRoles } from "../screens/teamWords.ts";
import { tellRemoval } from "../tell/tellRemoval.ts";

/** Longest reason, in characters. */
const MAX_REASON = 500;

/**
 * Somebody leaves an inspection: whoever may remove members says who, who takes over what is open, and why;
 * anybody else leaves by themselves. What would end is shown, and done on a last word.
 */
export async function leaveFlow(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
): Promise<void> {
  let last = context;
  const first = await conversation.external(({ handling }) => whom(handling, inspectionId));
  if (first.kind === "end") return void (await say(last, first.message));
  let { personId } = first;
  if (first.kind === "ask") {
    ({ value: personId, context: last } = await askChoice(conversation, last, first.question));
  }
  const leaving = { inspectionId, personId };

  const drawn = await conversation.external(({ handling }) => whoTakesOver(handling, leaving));
  if (drawn.kind === "end") return void (await say(last, drawn.message));
  let { toId } = drawn;
  if (drawn.kind === "ask") {
    ({ value: toId, context: last } = await askChoice(conversation, last, drawn.question));
  }
  const why = await conversation.external(({ handling }) => reasonQuestion(handling, leaving));
  const reason = await askWords(conversation, last, why, MAX_REASON);
  const order = { ...leaving, toId, reason: reason.value };
  const shown = await conversation.external(({ handling }) => preview(handling, order));
  if (shown.kind === "end") return void (await say(reason.context, shown.message));
  const sure = await askConfirm(conversation, reason.context, shown.question);
  last = sure.context;
  // Leaving by oneself takes nothing away from anybody.
  if (sure.value && personId !== first.personId) {
    const deed = await confirmDeed(conversation, last, { deed: "removeMember", object: inspectionId });
    if (!deed.confirmed) return;
    last = deed.context;
  }
  const answer = await conversation.external(({ handling }) =>
    sure.value ? remove(handling, order) : t(personLocale(handling), "nothing-changed"),
  );
  await say(last, answer);
}

interface Leaving {
  inspectionId: string;
  personId: string;
}

interface Order extends Leaving {
  toId: string | null;
  reason: string;
}

/** "given": there is nothing to choose. */
type Whom =
  | { kind: "ask"; question: Question<string>; personId: string }
  | { kind: "given"; personId: string }
  | { kind: "end"; message: string };

async function whom(handling: Handling, inspectionId: string): Promise<Whom> {
  const { act } = handling;
  const locale = personLocale(handling);
  const inspection = await findInspection(act, inspectionId);
  const { roles } = await participation(act, inspectionId);
  if (inspection === null || act.actor === null || !hasRight("leave", roles)) {
    return { kind: "end", message: t(locale, "not-allowed") };
  }
  const personId = act.actor.id;
  if (!hasRight("removeMembers", roles)) return { kind: "given", personId };
  const people = Map.groupBy(await listTeam(act, inspectionId), (one) => one.personId);
  const others = [...people].filter(([id]) => id !== personId);
  const choices = others.map(([id, own]) => ({ name: id, label: personRoles(own, locale) }));
  return {
    kind: "ask",
    personId,
    question: question(t(locale, "leave-whom", inspectionWords(inspection, locale)), [
      ...choices,
      { name: personId, label: t(locale, "leave-myself") },
    ]),
  };
}

type Taker =
  | { kind: "ask"; question: Question<string>; toId: string | null }
  | { kind: "given"; toId: string | null }
  | { kind: "end"; message: string };

async function whoTakesOver(handling: Handling, leaving: Leaving): Promise<Taker> {
  const { act } = handling;
  const locale = personLocale(handling);
  const drawn = await draw(handling, leaving);
  if (!drawn.ok) return { kind: "end", message: refused(drawn, locale) };
  const { areas, points, takers } = drawn;
  if (areas.length + points.length === 0) return { kind: "given", toId: null };
  if (takers.length === 0) {
    return { kind: "end", message: t(locale, "leave-no-taker", { work: await workWords(handling, drawn) }) };
  }
  const { roles } = await participation(act, leaving.inspectionId);
  if (!hasRight("removeMembers", roles)) {
    const usual = usualTaker(drawn);
    return usual === null
      ? { kind: "end", message: t(locale, "leave-no-taker", { work: await workWords(handling, drawn) }) }
      : { kind: "given", toId: usual.personId };
  }
  const about = { name: drawn.own[0].person, work: await workWords(handling, drawn) };
  return {
    kind: "ask",
    toId: null,
    question: question(
      t(locale, "leave-to", about),
      takers.map((one) => ({ name: one.personId, label: personRoles([one], locale) })),
    ),
  };
}

async function reasonQuestion(handling: Handling, leaving: Leaving): Promise<Question> {
  const locale = personLocale(handling);
  if (leaving.personId === handling.act.actor?.id) return question(t(locale, "leave-why-self"));
  const team = await listTeam(handling.act, leaving.inspectionId);
  const name = team.find(({ personId }) => personId === leaving.personId)?.person ?? "";
  return question(t(locale, "leave-why", { name }));
}

async function preview(handling: Handling, order: Order): Promise<Asked<"yes" | "no">> {
  const locale = personLocale(handling);
  const drawn = await draw(handling, order);
  if (!drawn.ok) return { kind: "end", message: refused(drawn, locale) };
  const about = inspectionWords(drawn.inspection, locale);
  const to = drawn.takers.find(({ personId }) => personId === order.toId)?.person;
  const isSelf = order.personId === handling.act.actor?.id;
  const asked = isSelf
    ? t(locale, isOfUnit(drawn.own) ? "leave-sure-self-unit" : "leave-sure-self", about)
    : t(locale, "leave-sure", { ...about, name: personRoles(drawn.own, locale) });
  const lines = [
    t(locale, "leave-ends"),
    t(locale, "leave-keeps"),
    ...(to === undefined
      ? []
      : [t(locale, "leave-goes-to", { work: await workWords(handling, drawn), name: to })]),
    t(locale, "told-reason", { reason: order.reason }),
  ];
  return {
    kind: "ask",
    question: confirmation([asked, ...lines.map((line) => `\n- ${line}`)], {
      yes: t(locale, "leave-yes"),
      no: t(locale, "leave-no"),
    }),
  };
}

async function remove(handling: Handling, { inspectionId, personId, toId, reason }: Order): Promise<string> {
  const { act } = handling;
  const locale = personLocale(handling);
  const code = await codeOf(handling, inspectionId);
  const result = await removeMember(act, { code, personId, toId, reason });
  if (!result.ok) return refused(result, locale);
  await tellRemoval(act, result);
  const about = inspectionWords(result.inspection, locale);
  if (personId !== act.actor?.id) return t(locale, "leave-done", { ...about, name: result.removed.name });
  const ofUnit = result.removed.roles.some((role) => sideOf(role) === "unit");
  return t(locale, ofUnit ? "told-removed-unit" : "told-removed", about);
}

function refused(refusal: RemovalDraftRefusal | RemovalRefusal, locale: Locale): string {
  switch (refusal.reason) {
    case "not_found":
    case "not_allowed":
      return t(locale, "not-allowed");
    case "unknown_person":
      return t(locale, "team-unknown-person");
    case "last_lead":
      return t(locale, "team-last-lead");
    case "last_of_unit":
      return t(locale, "team-last-of-unit");
    case "areas_open":
    case "in_charge":
    case "cannot_take_over":
      return t(locale, "leave-changed");
    default:
      return refusal satisfies never;
  }
}

async function draw(handling: Handling, { inspectionId, personId }: Leaving): ReturnType<typeof drawRemoval> {
  return drawRemoval(handling.act, { code: await codeOf(handling, inspectionId), personId });
}

/** "Cải cách thể chế; nội dung khắc phục số 1, 2" */
async function workWords(
  handling: Handling,
  { inspection, areas, points }: Pick<RemovalDraft, "inspection" | "areas" | "points">,
): Promise<string> {
  const locale = personLocale(handling);
  const words: string[] = [];
  for (const area of areas) words.push(await areaTitle(handling.act, inspection.formVersionId, area, locale));
  const numbers = points.map(({ number }) => number).join(", ");
  return [...words, ...(points.length === 0 ? [] : [t(locale, "leave-points", { numbers })])].join("; ");
}

function isOfUnit(own: readonly Participant[]): boolean {
  return own.some(({ role }) => sideOf(role) === "unit");
}

async function codeOf(handling: Handling, inspectionId: string): Promise<string> {
  return (await findInspection(handling.act, inspectionId))?.code ?? "";
}
