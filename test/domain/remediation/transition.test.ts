import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignRemediation } from "../../../src/domain/remediation/assignRemediation.ts";
import type { RemediationEvent } from "../../../src/domain/remediation/remediationEvent.ts";
import {
  REMEDIATION_STATES,
  type RemediationState,
} from "../../../src/domain/remediation/remediationState.ts";
import {
  transition,
  type RemediationFile,
  type RemediationOutcome,
  type TransitionRefusal,
} from "../../../src/domain/remediation/transition.ts";

const pending = { to: "2020-10-30", reason: "Chờ kinh phí" };
const file = (given: Partial<RemediationFile> = {}): RemediationFile => ({
  state: "assigned",
  unitId: "cho-don",
  assigneeId: "ha",
  dueDate: "2020-10-16",
  pendingExtension: null,
  ...given,
});

/** A valid event of each kind. */
const events = {
  acknowledge: { kind: "acknowledge" },
  contest: { kind: "contest", reason: "Không thuộc thẩm quyền" },
  dismissContest: { kind: "settleContest", upheld: false, reason: "Thuộc thẩm quyền của huyện" },
  upholdContest: { kind: "settleContest", upheld: true, reason: "Đồng ý với ý kiến" },
  start: { kind: "start" },
  reportProgress: { kind: "reportProgress", text: "Đã niêm yết 80%" },
  submit: { kind: "submit", evidenceIds: ["photo"] },
  accept: { kind: "accept" },
  reject: { kind: "reject", reason: "Ảnh chưa rõ bảng niêm yết" },
  close: { kind: "close" },
  closeUnresolved: { kind: "closeUnresolved", reason: "Đơn vị đã giải thể" },
  requestExtension: { kind: "requestExtension", ...pending },
  grantExtension: { kind: "grantExtension" },
  refuseExtension: { kind: "refuseExtension", reason: "Việc không cần kinh phí" },
  reassign: { kind: "reassign", assigneeId: "minh" },
  moveToSuccessor: { kind: "moveToSuccessor", unitId: "xa-cho-don" },
  foundRemedied: {
    kind: "reinspect",
    inspectionId: "phuc-tra",
    remedied: true,
    carriedOn: false,
    text: "Đã khắc phục",
  },
  carriedOn: {
    kind: "reinspect",
    inspectionId: "phuc-tra",
    remedied: false,
    carriedOn: true,
    text: "Chưa khắc phục",
  },
  foundPartly: {
    kind: "reinspect",
    inspectionId: "phuc-tra",
    remedied: false,
    carriedOn: false,
    text: "Khắc phục một phần",
  },
} as const satisfies Record<string, RemediationEvent>;
type EventName = keyof typeof events;

/**
 * The whole machine: where each event leads from each state; what is not here is refused. Grants and
 * refusals are tried with a request pending, everything else without one.
 */
const machine: Record<RemediationState, Partial<Record<EventName, RemediationState>>> = {
  assigned: {
    acknowledge: "assigned",
    contest: "contested",
    start: "in_progress",
    reportProgress: "in_progress",
    submit: "submitted",
    closeUnresolved: "closed",
    requestExtension: "assigned",
    grantExtension: "assigned",
    refuseExtension: "assigned",
    reassign: "assigned",
    moveToSuccessor: "assigned",
    foundRemedied: "closed",
    carriedOn: "closed",
    foundPartly: "assigned",
  },
  contested: {
    dismissContest: "assigned",
    upholdContest: "closed",
    closeUnresolved: "closed",
    grantExtension: "contested",
    refuseExtension: "contested",
    reassign: "assigned",
    moveToSuccessor: "contested",
    foundRemedied: "closed",
    carriedOn: "closed",
    foundPartly: "contested",
  },
  in_progress: {
    contest: "contested",
    reportProgress: "in_progress",
    submit: "submitted",
    closeUnresolved: "closed",
    requestExtension: "in_progress",
    grantExtension: "in_progress",
    refuseExtension: "in_progress",
    reassign: "in_progress",
    moveToSuccessor: "in_progress",
    foundRemedied: "closed",
    carriedOn: "closed",
    foundPartly: "in_progress",
  },
  submitted: {
    accept: "accepted",
    reject: "rejected",
    closeUnresolved: "closed",
    grantExtension: "submitted",
    refuseExtension: "submitted",
    moveToSuccessor: "submitted",
    foundRemedied: "closed",
    carriedOn: "closed",
    foundPartly: "submitted",
  },
  accepted: { close: "closed", foundRemedied: "closed", carriedOn: "closed", foundPartly: "accepted" },
  rejected: {
    start: "in_progress",
    reportProgress: "in_progress",
    submit: "submitted",
    closeUnresolved: "closed",
    requestExtension: "rejected",
    grantExtension: "rejected",
    refuseExtension: "rejected",
    reassign: "rejected",
    moveToSuccessor: "rejected",
    foundRemedied: "closed",
    carriedOn: "closed",
    foundPartly: "rejected",
  },
  closed: {},
};
const names = Object.keys(events).filter((name): name is EventName => name in events);
const cases = REMEDIATION_STATES.flatMap((state) =>
  names.map((name) => [state, name, machine[state][name] ?? "refused"] as const),
);

describe("the state machine", () => {
  it.each(cases)("%s – %s → %s", (state, name, expected) => {
    const answersRequest = name === "grantExtension" || name === "refuseExtension";
    const result = transition(
      file({ state, pendingExtension: answersRequest ? pending : null }),
      events[name],
    );
    if (expected === "refused") return expect(result).toEqual({ ok: false, reason: "not_possible_now" });
    expect(result).toMatchObject({ ok: true, state: expected, entries: [{ kind: events[name].kind }] });
  });

  it.each<[string, RemediationState, RemediationEvent, TransitionRefusal]>([
    ["an objection without a reason", "assigned", { kind: "contest", reason: " " }, "reason_missing"],
    ["a rejection without a reason", "submitted", { kind: "reject", reason: "" }, "reason_missing"],
    ["giving up without a reason", "rejected", { kind: "closeUnresolved", reason: "\n" }, "reason_missing"],
    [
      "asking for time without a reason",
      "assigned",
      { ...events.requestExtension, reason: "" },
      "reason_missing",
    ],
    ["progress without words", "in_progress", { kind: "reportProgress", text: " " }, "text_missing"],
    [
      "a report without words and files",
      "assigned",
      { kind: "submit", evidenceIds: [] },
      "nothing_submitted",
    ],
    [
      "time until the present due date",
      "assigned",
      { ...events.requestExtension, to: "2020-10-16" },
      "date_not_later",
    ],
    ["granting what nobody asked for", "assigned", events.grantExtension, "no_extension_pending"],
    ["refusing what nobody asked for", "assigned", events.refuseExtension, "no_extension_pending"],
    ["the same person again", "assigned", { kind: "reassign", assigneeId: "ha" }, "same_assignee"],
    ["the same unit again", "assigned", { kind: "moveToSuccessor", unitId: "cho-don" }, "same_unit"],
  ])("refuses %s", (_what, state, event, reason) => {
    expect(transition(file({ state }), event)).toEqual({ ok: false, reason });
  });

  it("refuses a second request while one waits, and a grant that is no extension", () => {
    const waiting = file({ pendingExtension: pending });
    expect(transition(waiting, events.requestExtension)).toEqual({ ok: false, reason: "extension_pending" });
    expect(transition(waiting, { kind: "grantExtension", to: "2020-10-16" })).toEqual({
      ok: false,
      reason: "date_not_later",
    });
  });

  it("takes a report in words only", () => {
    const result = transition(file(), { kind: "submit", text: " Đã niêm yết đủ. ", evidenceIds: [] });
    expect(result).toMatchObject({
      state: "submitted",
      entries: [{ kind: "submit", text: "Đã niêm yết đủ.", evidenceIds: [] }],
    });
  });

  it.each<[string, Partial<RemediationFile>, RemediationEvent, Partial<RemediationFile>, boolean]>([
    [
      "a request is kept until it is answered, the due date stays",
      {},
      events.requestExtension,
      { pendingExtension: pending },
      false,
    ],
    [
      "a grant moves the due date to the day asked for",
      { pendingExtension: pending },
      events.grantExtension,
      { dueDate: "2020-10-30", pendingExtension: null },
      true,
    ],
    [
      "or to the day the lead says",
      { pendingExtension: pending },
      { kind: "grantExtension", to: "2020-10-23" },
      { dueDate: "2020-10-23", pendingExtension: null },
      true,
    ],
    [
      "a grant while the report is looked at reminds nobody",
      { state: "submitted", pendingExtension: pending },
      events.grantExtension,
      { dueDate: "2020-10-30", pendingExtension: null },
      false,
    ],
    [
      "a refusal leaves the due date",
      { pendingExtension: pending },
      events.refuseExtension,
      { pendingExtension: null },
      false,
    ],
    ["another person is in charge", {}, events.reassign, { assigneeId: "minh" }, true],
    [
      "the successor names its own person",
      { state: "in_progress" },
      events.moveToSuccessor,
      { unitId: "xa-cho-don", assigneeId: null },
      true,
    ],
    [
      "and may get its own time",
      {},
      { ...events.moveToSuccessor, assigneeId: "minh", dueDate: "2020-11-16" },
      { unitId: "xa-cho-don", assigneeId: "minh", dueDate: "2020-11-16" },
      true,
    ],
    ["a rejection makes the unit owe it again", { state: "submitted" }, events.reject, {}, true],
    ["starting changes nothing else", {}, events.start, {}, false],
  ])("%s", (_rule, before, event, change, restartsReminders) => {
    expect(transition(file(before), event)).toMatchObject({ ok: true, change, restartsReminders });
  });

  it("lets a request lapse that needs no answer any more, and says so in the history", () => {
    const submitted = file({ state: "submitted", pendingExtension: pending });
    for (const event of [events.accept, events.closeUnresolved]) {
      const result = transition(submitted, event);
      expect(result).toMatchObject({
        change: { pendingExtension: null },
        entries: [{ kind: event.kind }, { kind: "extensionLapsed", text: "Chờ kinh phí" }],
      });
    }
  });

  it.each<[RemediationOutcome, RemediationState, RemediationEvent]>([
    ["resolved", "accepted", events.close],
    ["unresolved", "in_progress", events.closeUnresolved],
    ["dismissed", "contested", events.upholdContest],
    ["resolved", "rejected", events.foundRemedied],
    ["unresolved", "submitted", events.carriedOn],
  ])("ends with the finding %s", (outcome, state, event) => {
    expect(transition(file({ state }), event)).toMatchObject({ state: "closed", outcome });
  });

  it("plays the usual story from assignment to filing", () => {
    const { remediation, entries } = assignRemediation({
      unitId: "cho-don",
      assigneeId: null,
      dueDate: "2020-10-16",
      text: " Thông báo kết luận ngày 25/9/2020 ",
    });
    expect(entries).toEqual([{ kind: "assign", text: "Thông báo kết luận ngày 25/9/2020", evidenceIds: [] }]);
    const story: RemediationEvent[] = [
      events.acknowledge,
      events.start,
      events.requestExtension,
      events.grantExtension,
      events.submit,
      events.reject,
      { kind: "submit", text: "Đã chụp lại", evidenceIds: ["photo-2", "photo-3"] },
      events.accept,
      events.close,
    ];
    let now = remediation;
    const seen = story.map((event) => {
      const result = transition(now, event);
      if (!result.ok) return result.reason;
      now = { ...now, ...result.change, state: result.state };
      return result.state;
    });
    expect(seen.join(" ")).toBe(
      "assigned in_progress in_progress in_progress submitted rejected submitted accepted closed",
    );
    expect(now).toEqual({
      state: "closed",
      unitId: "cho-don",
      assigneeId: null,
      dueDate: "2020-10-30",
      pendingExtension: null,
    });
  });
});

describe("for any sequence of events", () => {
  const anyEvent = fc.constantFrom<RemediationEvent>(...names.map((name) => events[name]));

  it("closed is final, has exactly one outcome, and only the team's acceptance or a re-inspection leads to resolved", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (sequence) => {
        let now = file();
        const outcomes: string[] = [];
        let accepted = false;
        for (const event of sequence) {
          const before = structuredClone(now);
          const result = transition(now, event);
          expect(now).toEqual(before);
          if (!result.ok) continue;
          expect(now.state).not.toBe("closed");
          expect(result.entries[0]?.kind).toBe(event.kind);
          now = { ...now, ...result.change, state: result.state };
          accepted ||= now.state === "accepted" || event === events.foundRemedied;
          if (result.outcome !== null) outcomes.push(result.outcome);
          expect(result.outcome !== null).toBe(now.state === "closed");
          // No request survives the end, and the due date never moves towards today.
          if (now.state === "closed" || now.state === "accepted") expect(now.pendingExtension).toBeNull();
          expect(now.dueDate >= before.dueDate).toBe(true);
        }
        expect(outcomes.length).toBe(now.state === "closed" ? 1 : 0);
        if (outcomes[0] === "resolved") expect(accepted).toBe(true);
      }),
    );
  });
});
