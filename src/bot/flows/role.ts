import { ROLES, sideOf, type Role } from "../../domain/inspection/areas.ts";
import type { Locale } from "../../domain/text.ts";
import { t } from "../../i18n/t.ts";
import { hasRight } from "../../policies/inspectionRights.ts";
import { findInspection } from "../../usecases/inspection/inspectionRef.ts";
import { changeRole, type RoleRefusal } from "../../usecases/people/changeRole.ts";
import { isLeader } from "../../usecases/people/drawRemoval.ts";
import { listTeam, type Participant } from "../../usecases/people/listTeam.ts";
import { participation } from "../../usecases/people/participation.ts";
import { askChoice } from "../ask/choice.ts";
import { confirmDeed } from "../ask/confirmDeed.ts";
import { askConfirm } from "../ask/confirm.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { confirmation, question, type Asked } from "../core/question.ts";
import { personLocale, say } from "../core/say.ts";
import { inspectionWords, personRoles } from "../screens/teamWords.ts";
import { tellRole } from "../tell/tellRole.ts";

/** Gives somebody of an inspection another role: asks who and which, shows what that means, and does it. */
export async function roleFlow(
  conversation: BotConversation,
  context: InnerContext,
  inspectionId: string,
): Promise<void> {
  const people = await conversation.external(({ handling }) => whose(handling, inspectionId));
  if (people.kind === "end") return void (await say(context, people.message));
  const chosen = await askChoice(conversation, context, people.question);
  const memberId = chosen.value;
  const roles = await conversation.external(({ handling }) =>
    whichRole(handling, { inspectionId, memberId }),
  );
  if (roles.kind === "end") return void (await say(chosen.context, roles.message));
  const role = await askChoice(conversation, chosen.context, roles.question);
  const wanted = { inspectionId, memberId, to: role.value };
  const shown = await conversation.external(({ handling }) => preview(handling, wanted));
  if (shown.kind === "end") return void (await say(role.context, shown.message));
  const sure = await askConfirm(conversation, role.context, shown.question);
  let last = sure.context;
  if (sure.value) {
    const deed = await confirmDeed(conversation, last, { deed: "removeMember", object: inspectionId });
    if (!deed.confirmed) return;
    last = deed.context;
  }
  const answer = await conversation.external(({ handling }) =>
    sure.value ? change(handling, wanted) : t(personLocale(handling), "nothing-changed"),
  );
  await say(last, answer);
}

interface Wanted {
  inspectionId: string;
  memberId: string;
  to: Role;
}

/** Those whose role the acting person may change, a row a role. */
async function whose(handling: Handling, inspectionId: string): Promise<Asked<string>> {
  const { act } = handling;
  const locale = personLocale(handling);
  const inspection = await findInspection(act, inspectionId);
  const offered = (await listTeam(act, inspectionId)).filter(({ role }) => role !== "assignee");
  const allowed = [];
  for (const one of offered) if ((await rolesFor(handling, inspectionId, one)).length > 0) allowed.push(one);
  if (inspection === null || allowed.length === 0) return { kind: "end", message: t(locale, "not-allowed") };
  return {
    kind: "ask",
    question: question(
      t(locale, "role-whose", inspectionWords(inspection, locale)),
      allowed.map((one) => ({ name: one.memberId, label: personRoles([one], locale) })),
    ),
  };
}

/** Roles that the acting person may give somebody in place of this one. */
async function rolesFor(handling: Handling, inspectionId: string, { role }: Participant): Promise<Role[]> {
  const { roles } = await participation(handling.act, inspectionId);
  const leads = hasRight("changeLeaders", roles);
  if (!hasRight("removeMembers", roles) || (isLeader({ role }) && !leads)) return [];
  return ROLES.filter(
    (other) =>
      other !== role &&
      sideOf(other) === sideOf(role) &&
      // In charge of a point is whoever is named for it.
      other !== "assignee" &&
      (leads || !isLeader({ role: other })),
  );
}

async function whichRole(
  handling: Handling,
  { inspectionId, memberId }: Omit<Wanted, "to">,
): Promise<Asked<Role>> {
  const locale = personLocale(handling);
  const member = await memberOf(handling, { inspectionId, memberId });
  const roles = member === null ? [] : await rolesFor(handling, inspectionId, member);
  if (member === null || roles.length === 0) return { kind: "end", message: t(locale, "not-allowed") };
  return {
    kind: "ask",
    question: question<Role>(
      t(locale, "role-which", { name: personRoles([member], locale) }),
      roles.map((role) => ({ name: role, label: t(locale, `role-${role}`) })),
    ),
  };
}

async function preview(handling: Handling, wanted: Wanted): Promise<Asked<"yes" | "no">> {
  const locale = personLocale(handling);
  const member = await memberOf(handling, wanted);
  if (member === null) return { kind: "end", message: t(locale, "team-unknown-person") };
  const about = {
    name: member.person,
    from: t(locale, `role-${member.role}`),
    to: t(locale, `role-${wanted.to}`),
  };
  return {
    kind: "ask",
    question: confirmation(t(locale, "role-sure", about), {
      yes: t(locale, "role-yes"),
      no: t(locale, "leave-no"),
    }),
  };
}

async function change(handling: Handling, wanted: Wanted): Promise<string> {
  const { act } = handling;
  const locale = personLocale(handling);
  const inspection = await findInspection(act, wanted.inspectionId);
  const member = await memberOf(handling, wanted);
  if (inspection === null || member === null) return t(locale, "team-unknown-person");
  const { personId, role: from } = member;
  const result = await changeRole(act, { code: inspection.code, personId, from, to: wanted.to });
  if (!result.ok) return refused(result, locale);
  await tellRole(act, result);
  return t(locale, "role-done", { name: result.person.name, role: t(locale, `role-${result.to}`) });
}

function refused(refusal: RoleRefusal, locale: Locale): string {
  switch (refusal.reason) {
    case "not_found":
    case "not_allowed":
    case "closed":
    case "other_side":
      return t(locale, "not-allowed");
    case "unknown_person":
      return t(locale, "team-unknown-person");
    case "has_role":
      return t(locale, "role-has-it");
    case "last_lead":
      return t(locale, "team-last-lead");
    case "last_of_unit":
      return t(locale, "team-last-of-unit");
    case "areas_open":
      return t(locale, "role-areas-open");
    default:
      return refusal satisfies never;
  }
}

async function memberOf(
  { act }: Handling,
  { inspectionId, memberId }: Omit<Wanted, "to">,
): Promise<Participant | null> {
  return (await listTeam(act, inspectionId)).find((one) => one.memberId === memberId) ?? null;
}
