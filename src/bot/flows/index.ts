import { addFindingFlow, addRecommendationFlow } from "./addByHand.ts";
import { answerArea } from "./answerArea.ts";
import { calendarFlow } from "./calendarDay.ts";
import { concludeFlow } from "./conclude.ts";
import { emailFlow } from "./email.ts";
import { enrol } from "./enrol.ts";
import { handOverFlow } from "./handOverArea.ts";
import { numberPaperFlow } from "./numberPaperFlow.ts";
import { reinspectFlow } from "./reinspect.ts";
import { remedyFlow } from "./remedyPoint.ts";
import { reopenAreaFlow, returnAreaFlow } from "./returnArea.ts";
import { reviewFindings } from "./reviewFindings.ts";
import { tellMinutes } from "./tellMinutes.ts";
import { templateFlow } from "./templateFlow.ts";

/** All flows, by the name that a stored dialogue keeps. A new one is a file and a line here. */
export const FLOWS = {
  enrol,
  area: answerArea,
  returnArea: returnAreaFlow,
  reopenArea: reopenAreaFlow,
  handOver: handOverFlow,
  findings: reviewFindings,
  addFinding: addFindingFlow,
  addRecommendation: addRecommendationFlow,
  minutes: tellMinutes,
  conclude: concludeFlow,
  reinspect: reinspectFlow,
  email: emailFlow,
  calendar: calendarFlow,
  numberPaper: numberPaperFlow,
  template: templateFlow,
  remedy: remedyFlow,
} as const;
