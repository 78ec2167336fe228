import type { IsoDay } from "../calendar/isoDay.ts";
import type { RemediationEntryDraft, RemediationEvent, RemediationEventKind } from "./remediationEvent.ts";
import { isOwed, type RemediationState } from "./remediationState.ts";

/** A remediation as far as its life-cycle goes. */
export interface RemediationFile {
  state: RemediationState;
  unitId: string;
  assigneeId: string | null;
  dueDate: IsoDay;
  /** The request nobody has decided yet. */
  pendingExtension: { to: IsoDay; reason: string } | null;
}

/** What becomes of the finding when its remediation is over. */
export type RemediationOutcome = "resolved" | "unresolved" | "dismissed";

export type TransitionRefusal =
  /** Not in this state. */
  | "not_possible_now"
  | "reason_missing"
  | "text_missing"
  /** A report needs words or files. */
  | "nothing_submitted"
  | "extension_pending"
  | "no_extension_pending"
  /** An extension must end after the present due date. */
  | "date_not_later"
  | "same_assignee"
  | "same_unit";

export type TransitionResult =
  | {
      ok: true;
      state: RemediationState;
      /** Fields beside the state that get another value. */
      change: Partial<Omit<RemediationFile, "state">>;
      entries: RemediationEntryDraft[];
      /**
       * A new series of reminders begins today: another due date or person, or the unit owes again
       * what it had handed in (RemindedRemediation.since).
       */
      restartsReminders: boolean;
      /** Not null when this ends the remediation. */
      outcome: RemediationOutcome | null;
    }
  | { ok: false; reason: TransitionRefusal };

type Done = Extract<TransitionResult, { ok: true }>;

/** The states an event is possible in. Whatever is not here is refused with "not_possible_now". */
const POSSIBLE_IN: Record<RemediationEventKind, readonly RemediationState[]> = {
  acknowledge: ["assigned"],
  contest: ["assigned", "in_progress"],
  settleContest: ["contested"],
  start: ["assigned", "rejected"],
  reportProgress: ["assigned", "in_progress", "rejected"],
  submit: ["assigned", "in_progress", "rejected"],
  accept: ["submitted"],
  reject: ["submitted"],
  close: ["accepted"],
  closeUnresolved: ["assigned", "contested", "in_progress", "submitted", "rejected"],
  requestExtension: ["assigned", "in_progress", "rejected"],
  // A request may be answered while the report is looked at: a rejection would make it matter again.
  grantExtension: ["assigned", "contested", "in_progress", "submitted", "rejected"],
  refuseExtension: ["assigned", "contested", "in_progress", "submitted", "rejected"],
  reassign: ["assigned", "contested", "in_progress", "rejected"],
  moveToSuccessor: ["assigned", "contested", "in_progress", "submitted", "rejected"],
  reinspect: ["assigned", "contested", "in_progress", "submitted", "accepted", "rejected"],
};

/** Whether an event can be taken in a state, whatever it says. */
export function isPossible(kind: RemediationEventKind, state: RemediationState): boolean {
  return POSSIBLE_IN[kind].includes(state);
}

/**
 * The life of a remediation: assigned → in_progress → submitted → accepted → closed, with rejected
 * (back to work) and contested on the way. Pure: says what becomes of it and what goes into the
 * history; with `ok: false` nothing changes. Dates must be ISO days; whether a granted day is a
 * working day is the caller's care (WorkingCalendar.workingDayOnOrAfter).
 */
export function transition(file: RemediationFile, event: RemediationEvent): TransitionResult {
  if (!isPossible(event.kind, file.state)) return refuse("not_possible_now");
  if ("reason" in event && isBlank(event.reason)) return refuse("reason_missing");
  switch (event.kind) {
    case "acknowledge":
      return done(file.state, event);
    case "contest":
      return done("contested", event);
    case "settleContest":
      return event.upheld ? end(file, event, "dismissed") : done("assigned", event);
    case "start":
      return done("in_progress", event);
    case "reportProgress":
      return isBlank(event.text) ? refuse("text_missing") : done("in_progress", event);
    case "submit":
      if (event.evidenceIds.length === 0 && isBlank(event.text)) return refuse("nothing_submitted");
      return done("submitted", event);
    case "accept":
      return lapse(file, done("accepted", event));
    case "reject":
      return { ...done("rejected", event), restartsReminders: true };
    case "close":
      return end(file, event, "resolved");
    case "closeUnresolved":
      return end(file, event, "unresolved");
    case "requestExtension":
      return requestExtension(file, event);
    case "grantExtension":
      return grantExtension(file, event);
    case "refuseExtension":
      if (file.pendingExtension === null) return refuse("no_extension_pending");
      return { ...done(file.state, event), change: { pendingExtension: null } };
    case "reassign":
      return reassign(file, event);
    case "moveToSuccessor":
      return moveToSuccessor(file, event);
    case "reinspect":
      if (event.remedied) return end(file, event, "resolved");
      return event.carriedOn ? end(file, event, "unresolved") : done(file.state, event);
    default:
      return event satisfies never;
  }
}

function requestExtension(
  file: RemediationFile,
  event: Extract<RemediationEvent, { kind: "requestExtension" }>,
): TransitionResult {
  if (file.pendingExtension !== null) return refuse("extension_pending");
  if (event.to <= file.dueDate) return refuse("date_not_later");
  const pendingExtension = { to: event.to, reason: event.reason.trim() };
  return { ...done(file.state, event), change: { pendingExtension } };
}

function grantExtension(
  file: RemediationFile,
  event: Extract<RemediationEvent, { kind: "grantExtension" }>,
): TransitionResult {
  if (file.pendingExtension === null) return refuse("no_extension_pending");
  const dueDate = event.to ?? file.pendingExtension.to;
  if (dueDate <= file.dueDate) return refuse("date_not_later");
  return {
    ...done(file.state, event),
    change: { dueDate, pendingExtension: null },
    restartsReminders: isOwed(file.state),
  };
}

function reassign(
  file: RemediationFile,
  event: Extract<RemediationEvent, { kind: "reassign" }>,
): TransitionResult {
  const { assigneeId } = event;
  if (assigneeId === file.assigneeId) return refuse("same_assignee");
  // Naming somebody else answers the objection "not our task".
  const state = file.state === "contested" ? "assigned" : file.state;
  return { ...done(state, event), change: { assigneeId }, restartsReminders: true };
}

/** A contested or unread assignment stays so: the successor has not answered for itself yet. */
function moveToSuccessor(
  file: RemediationFile,
  event: Extract<RemediationEvent, { kind: "moveToSuccessor" }>,
): TransitionResult {
  if (event.unitId === file.unitId) return refuse("same_unit");
  return {
    ...done(file.state, event),
    change: {
      unitId: event.unitId,
      assigneeId: event.assigneeId ?? null,
      ...(event.dueDate === undefined ? {} : { dueDate: event.dueDate }),
    },
    restartsReminders: isOwed(file.state),
  };
}

function end(file: RemediationFile, event: RemediationEvent, outcome: RemediationOutcome): Done {
  return lapse(file, { ...done("closed", event), outcome });
}

/** A request that nobody needs an answer to any more. */
function lapse(file: RemediationFile, result: Done): Done {
  if (file.pendingExtension === null) return result;
  const lapsed = { kind: "extensionLapsed" as const, text: file.pendingExtension.reason, evidenceIds: [] };
  return {
    ...result,
    change: { ...result.change, pendingExtension: null },
    entries: [...result.entries, lapsed],
  };
}

function done(state: RemediationState, event: RemediationEvent): Done {
  const words = "reason" in event ? event.reason : "text" in event ? event.text : undefined;
  const evidenceIds = "evidenceIds" in event ? (event.evidenceIds ?? []) : [];
  const entry = { kind: event.kind, text: words?.trim() || null, evidenceIds };
  return { ok: true, state, change: {}, entries: [entry], restartsReminders: false, outcome: null };
}

function refuse(reason: TransitionRefusal): TransitionResult {
  return { ok: false, reason };
}

function isBlank(text: string | undefined): boolean {
  return (text ?? "").trim() === "";
}
