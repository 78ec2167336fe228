import type { ButtonData, InspectionAct } from "../../messaging/buttonData.ts";
import { t } from "../../i18n/t.ts";
import { ASKED_OF_INSPECTION, type AskedOfInspection } from "../../policies/askedOfInspection.ts";
import { readMinutes } from "../../usecases/document/minutes.ts";
import { listFindings } from "../../usecases/finding/listFindings.ts";
import { syncFindings } from "../../usecases/finding/syncFindings.ts";
import { findInspection, type InspectionRef } from "../../usecases/inspection/inspectionRef.ts";
import { allowed } from "../../usecases/people/participation.ts";
import { followedRemediations, ownRemediations } from "../../usecases/remediation/remediationView.ts";
import type { BotContext } from "../core/botContext.ts";
import type { Taken } from "../core/taken.ts";
import type { Outgoing } from "../core/outgoing.ts";
import { personLocale, say } from "../core/say.ts";
import { differencesScreen } from "../screens/differences.ts";
import { digestScreen } from "../screens/digest.ts";
import { findingList } from "../screens/findingList.ts";
import { minutesScreen } from "../screens/minutes.ts";
import { papersScreen } from "../screens/papers.ts";
import { remedyFollowScreen } from "../screens/remedyFollow.ts";
import { remedyList } from "../screens/remedyList.ts";
import { statusScreen } from "../screens/status.ts";
import { orderDocument } from "./orderDocument.ts";

/** What is asked about which inspection. */
interface About {
  context: BotContext;
  inspection: InspectionRef;
  /** What was written behind the command. */
  argument: string;
}

const ABOUT: { readonly [Act in InspectionAct]: (about: About) => Promise<Taken> } = {
  status: (about) =>
    withRight(about, "status", ({ act }, inspection, locale) => statusScreen(act, inspection, locale)),
  async findings(about) {
    const { context, inspection, argument } = about;
    const { act } = context.handling;
    if (argument === "")
      return withRight(about, "findings", async (_handling, _inspection, locale) => {
        const { unsupported } = await syncFindings(act, inspection.id);
        return findingList(act, inspection, unsupported, locale);
      });
    const finding = (await listFindings(act, inspection.id)).find((one) => String(one.ordinal) === argument);
    if (finding !== undefined) return { enter: "findings", args: [inspection.id, finding.id] };
    await say(context, t(personLocale(context.handling), "finding-no-such", { number: argument }));
    return "done";
  },
  decide: async ({ inspection }) => ({ enter: "findings", args: [inspection.id, null] }),
  addfinding: async ({ inspection }) => ({ enter: "addFinding", args: [inspection.id] }),
  addrec: async ({ inspection }) => ({ enter: "addRecommendation", args: [inspection.id] }),
  summary: (about) =>
    withRight(about, "summary", async (handling, inspection, locale) => {
      const { act } = handling;
      const { unsupported } = await syncFindings(act, inspection.id);
      const digest = await digestScreen(act, inspection, unsupported, locale);
      await orderDocument(handling, inspection, { kind: "inspection_report", format: "pdf" }, locale);
      return digest;
    }),
  async minutes(about) {
    const { context, inspection } = about;
    const told = await tellMinutes(about);
    const { act } = context.handling;
    if (told === "done" || (await readMinutes(act, inspection.id)).startedAt === null) return told;
    await say(context, await minutesScreen(act, inspection, personLocale(context.handling)));
    return "done";
  },
  tellMinutes,
  conclusion: (about) =>
    withRight(about, "conclusion", (handling, inspection) =>
      orderDocument(handling, inspection, { kind: "conclusion_notice", format: "pdf" }, "vi"),
    ),
  async papers({ context, inspection }) {
    const { act } = context.handling;
    await say(context, await papersScreen(act, inspection, personLocale(context.handling)));
    return "done";
  },
  conclude: async ({ inspection }) => ({ enter: "conclude", args: [inspection.id] }),
  correct: async ({ inspection }) => ({ enter: "correct", args: [inspection.id] }),
  reinspect: async ({ inspection }) => ({ enter: "reinspect", args: [inspection.id] }),
  leave: async ({ inspection }) => ({ enter: "leave", args: [inspection.id] }),
  role: async ({ inspection }) => ({ enter: "role", args: [inspection.id] }),
  async remedies({ context, inspection }) {
    const { act } = context.handling;
    const own = (await ownRemediations(act)).filter((view) => view.inspectionId === inspection.id);
    await say(context, await remedyList(act, own, personLocale(context.handling)));
    return "done";
  },
  async follow({ context, inspection }) {
    const { act } = context.handling;
    const followed = (await followedRemediations(act)).filter((view) => view.inspectionId === inspection.id);
    await say(context, await remedyFollowScreen(act, followed, personLocale(context.handling)));
    return "done";
  },
  async differences(about) {
    const { context, inspection } = about;
    const { act } = context.handling;
    const locale = personLocale(context.handling);
    if (!(await mayAsk(about, "differences"))) return "done";
    for (const message of await differencesScreen(act, inspection.id, locale)) await say(context, message);
    return "done";
  },
};

/** A button about an inspection as a whole. */
export function onInspection(context: BotContext, { id, act }: ButtonData<"inspection">): Promise<Taken> {
  return aboutInspection(context, id, act);
}

/** What is asked about an inspection as a whole, by command or by button. */
export async function aboutInspection(
  context: BotContext,
  inspectionId: string,
  what: InspectionAct,
  argument = "",
): Promise<Taken> {
  const inspection = await findInspection(context.handling.act, inspectionId);
  if (inspection !== null) return ABOUT[what]({ context, inspection, argument });
  await say(context, t(personLocale(context.handling), "not-allowed"));
  return "done";
}

/** Asks for what the minutes say, whatever has been told; for those who may. */
async function tellMinutes(about: About): Promise<Taken> {
  return (await mayAsk(about, "minutes")) ? { enter: "minutes", args: [about.inspection.id] } : "done";
}

/** Says what is made for those who have the right, and to others that it is not theirs. */
async function withRight(
  about: About,
  what: AskedOfInspection,
  make: (
    handling: BotContext["handling"],
    inspection: InspectionRef,
    locale: ReturnType<typeof personLocale>,
  ) => Promise<Outgoing | string>,
): Promise<Taken> {
  const { context, inspection } = about;
  const { handling } = context;
  if (await mayAsk(about, what)) await say(context, await make(handling, inspection, personLocale(handling)));
  return "done";
}

/** Whether the person has the right; who has not is told so. */
async function mayAsk({ context, inspection }: About, what: AskedOfInspection): Promise<boolean> {
  const { right, refusal } = ASKED_OF_INSPECTION[what];
  if (await allowed(context.handling.act, right, inspection)) return true;
  await say(context, t(personLocale(context.handling), refusal));
  return false;
}
