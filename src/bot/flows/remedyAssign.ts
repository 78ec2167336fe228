import { t } from "../../i18n/t.ts";
import { addAssignee } from "../../usecases/remediation/addAssignee.ts";
import { unitCandidates } from "../../usecases/remediation/unitCandidates.ts";
import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { Handling } from "../core/handling.ts";
import { type Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { askChoice } from "../ask/choice.ts";
import { askPersonName } from "../ask/personName.ts";
import { question, type Asked } from "../core/question.ts";
import { pointName } from "../screens/remedyWords.ts";
import { remedyPointFor } from "../press/remedyPointFor.ts";
import { refused, takeStep } from "../press/remedyStep.ts";

/** Not the id of anybody. */
const SOMEONE_ELSE = "new";

/** Who is in charge of a point: one of the unit's people, or somebody new, who gets an invitation. */
export async function remedyAssignFlow(
  conversation: BotConversation,
  context: InnerContext,
  remediationId: string,
): Promise<void> {
  const asked = await conversation.external(({ handling }) => candidates(handling, remediationId));
  if (asked.kind === "end") return void (await say(context, asked.message));
  const chosen = await askChoice(conversation, context, asked.question);
  if (chosen.value !== SOMEONE_ELSE) {
    const assigneeId = chosen.value;
    const reply = await conversation.external(({ handling }) =>
      takeStep(handling, remediationId, { kind: "reassign", assigneeId }),
    );
    await say(chosen.context, reply);
    return;
  }
  const who = await conversation.external(({ handling }) =>
    question(t(personLocale(handling), "remedy-ask-name")),
  );
  const named = await askPersonName(conversation, chosen.context, who);
  const replies = await conversation.external(({ handling }) =>
    assignNew(handling, remediationId, named.value),
  );
  for (const reply of replies) await say(named.context, reply);
}

/** The unit's people by their ids, and somebody else. */
async function candidates(handling: Handling, remediationId: string): Promise<Asked<string>> {
  const locale = personLocale(handling);
  const opened = await remedyPointFor(handling, remediationId, "reassign");
  if ("refusal" in opened) return { kind: "end", message: opened.refusal };
  const people = await unitCandidates(handling.act, opened.view);
  return {
    kind: "ask",
    question: question(t(locale, "remedy-ask-assignee", { point: pointName(opened.view, locale) }), [
      ...people.map(({ personId, name }) => ({ name: personId, label: name })),
      { name: SOMEONE_ELSE, label: t(locale, "button-remedy-someone-else") },
    ]),
  };
}

async function assignNew(
  handling: Handling,
  remediationId: string,
  name: string,
): Promise<(Outgoing | string)[]> {
  const { act } = handling;
  const locale = personLocale(handling);
  const added = await addAssignee(act, { remediationId, name });
  if (!added.ok) return [await refused(handling, added, locale)];
  const reply = await takeStep(handling, remediationId, { kind: "reassign", assigneeId: added.personId });
  return [reply, t(locale, "remedy-invite", { name, code: added.code })];
}
