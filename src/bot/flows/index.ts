import type { BotConversation, InnerContext } from "../core/botContext.ts";
import type { FlowArguments, FlowName } from "./FlowArguments.ts";
import { addFindingFlow, addRecommendationFlow } from "./addByHand.ts";
import { addPasskeyFlow } from "./addPasskey.ts";
import { answerArea } from "./answerArea.ts";
import { calendarDayFlow } from "./calendarDay.ts";
import { concludeFlow } from "./conclude.ts";
import { correctFlow } from "./correct.ts";
import { emailFlow } from "./email.ts";
import { enrol } from "./enrol.ts";
import { handOverAreaFlow } from "./handOverArea.ts";
import { leaveFlow } from "./leave.ts";
import { lostFlow } from "./lost.ts";
import { numberPaperFlow } from "./numberPaperFlow.ts";
import { ownAccountsFlow } from "./ownAccounts.ts";
import { publishFormFlow } from "./publishForm.ts";
import { reinspectFlow } from "./reinspect.ts";
import { remedyPointFlow } from "./remedyPoint.ts";
import { reopenAreaFlow, returnAreaFlow } from "./returnArea.ts";
import { reviewFindings } from "./reviewFindings.ts";
import { roleFlow } from "./role.ts";
import { tellMinutes } from "./tellMinutes.ts";
import { templateFlow } from "./templateFlow.ts";

type Flow<Name extends FlowName> = (
  conversation: BotConversation,
  context: InnerContext,
  ...args: FlowArguments[Name]
) => Promise<void>;

/** All flows by their names. A new one is a file, a line here and one in FlowArguments.ts. */
export const FLOWS: { readonly [Name in FlowName]: Flow<Name> } = {
  enrol,
  area: answerArea,
  returnArea: returnAreaFlow,
  reopenArea: reopenAreaFlow,
  handOver: handOverAreaFlow,
  findings: reviewFindings,
  addFinding: addFindingFlow,
  addRecommendation: addRecommendationFlow,
  minutes: tellMinutes,
  conclude: concludeFlow,
  correct: correctFlow,
  reinspect: reinspectFlow,
  leave: leaveFlow,
  role: roleFlow,
  lost: lostFlow,
  email: emailFlow,
  calendar: calendarDayFlow,
  numberPaper: numberPaperFlow,
  template: templateFlow,
  publishForm: publishFormFlow,
  ownAccounts: ownAccountsFlow,
  addPasskey: addPasskeyFlow,
  remedy: remedyPointFlow,
};
