import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepAccount } from "../../src/db/keepAccount.ts";
import type { PersonRef } from "../../src/db/personRef.ts";
import { ROLES, type Role } from "../../src/domain/inspection/areas.ts";
import type { InspectionStatus } from "../../src/domain/inspection/stage.ts";
import { formDefSchema } from "../../src/domain/form/definition/formDef.ts";
import { hasRight } from "../../src/policies/inspectionRights.ts";
import { removeMember } from "../../src/usecases/people/removeMember.ts";
import { suspendPerson } from "../../src/usecases/people/suspendPerson.ts";
import { concludeInspection } from "../../src/usecases/remediation/concludeInspection.ts";
import { createField, inspectionWithFindings, personOf, type Field } from "../usecases/support/field.ts";
import { allActs, type ForgedAct, type Targets } from "./support/acts.ts";
import { forger, FORGED_ON, type ForgedChannel, type Outcome, type Sender } from "./support/forge.ts";

/**
 * Who may do what (F51, F52, F53), generated: every button and command there is, sent by every role of the
 * inspection it names, of another inspection and of another organization, by who was taken off, who is suspended
 * and who is nobody, at every stage, on each channel in turn. Whoever lacks the right changes nothing, which the
 * database counts, and learns nothing; whoever has it is not refused for want of it.
 */

/** What rights tell apart, each met by its statuses in turn. */
const STAGES: readonly (readonly InspectionStatus[])[] = [
  ["planned", "in_progress", "reported"],
  ["remediation", "concluded", "reinspection"],
  ["closed"],
];
const PEOPLE = ROLES.map((role) => ({ role, name: `Người ${role}` }));
const SECRETS = ["ĐƠN VỊ KÍN", "TỒN TẠI KÍN", "Người lead KIN"];
const ACCESS_REFUSED = "access.refused";

let field: Field;
let acts: ForgedAct[];
let forge: ReturnType<typeof forger>;
const senders: Record<
  string,
  Sender & { role: Role | null; of: "own" | "other inspection" | "other organization" | "nobody" }
> = {};

beforeAll(async () => {
  field = await createField("2020-09-25 16:00");
  forge = forger(field.db, field.services);
  const own = await inspectionWithFindings(field, {
    code: "KIN",
    unit: "ĐƠN VỊ KÍN",
    people: [
      ...PEOPLE,
      { role: "member", name: "Người rút" },
      { role: "secretary", name: "Người tạm ngừng" },
    ],
    findings: [{ severity: "minor", text: "TỒN TẠI KÍN" }],
  });
  const other = await inspectionWithFindings(field, { code: "KHAC", unit: "Đơn vị khác", people: PEOPLE });
  const foreign = await inspectionWithFindings(field, {
    code: "XA-1",
    organization: "UBND tỉnh Cao Bằng",
    unit: "Đơn vị xa",
    people: PEOPLE,
  });
  await field.act(null, (act) =>
    concludeInspection(act, { code: "KIN", on: "2020-09-25", period: null, despite: "x" }),
  );
  const { prisma } = field.db;
  const inspection = await prisma.inspection.findUniqueOrThrow({
    where: { code: "KIN" },
    include: { areas: true, findings: { include: { remediations: true } } },
  });
  const [area] = inspection.areas;
  const [finding] = inspection.findings;
  const [point] = finding?.remediations ?? [];
  if (area === undefined || finding === undefined || point === undefined) throw new Error("nothing to reach");
  // Else it could not be approved or given back by anybody.
  await prisma.areaRecord.update({ where: { id: area.id }, data: { status: "submitted" } });
  const assignee = personOf(own, "assignee");
  await prisma.remediation.update({ where: { id: point.id }, data: { assigneeId: assignee.id } });
  const form = await prisma.formVersion.findFirstOrThrow();
  const draft = await prisma.formDraft.create({
    data: {
      formId: form.formId,
      sha256: "another",
      definition: { ...formDefSchema.parse(form.definition), version: "2" },
      fileName: "x.xlsx",
      sentById: personOf(own, "secretary").id,
      organizationId: personOf(own, "secretary").organizationId,
      createdAt: new Date(),
    },
  });
  const targets: Targets = {
    inspection: inspection.id,
    record: area.id,
    finding: finding.id,
    remediation: { id: point.id, version: point.version },
    draft: draft.id,
  };
  acts = allActs(targets);
  for (const role of ROLES) {
    senders[`own ${role}`] = { ...(await sender(personOf(own, role))), role, of: "own" };
    senders[`other ${role}`] = { ...(await sender(personOf(other, role))), role, of: "other inspection" };
    senders[`foreign ${role}`] = {
      ...(await sender(personOf(foreign, role))),
      role,
      of: "other organization",
    };
  }
  const left = personOf(own, "member 2");
  senders["taken off"] = { ...(await sender(left)), role: null, of: "nobody" };
  const removed = await field.act(null, (act) =>
    removeMember(act, { code: "KIN", personId: left.id, toId: null }),
  );
  expect(removed.ok).toBe(true);
  const suspended = personOf(own, "secretary 2");
  await field.act(null, (act) => suspendPerson(act, suspended.id, "x"));
  senders["suspended"] = { ...(await sender(suspended)), isSuspended: true, role: null, of: "nobody" };
  senders["stranger"] = { ...(await sender(null)), role: null, of: "nobody" };
}, 60_000);
afterAll(() => field.close());

let externalId = 5_000;
async function sender(person: PersonRef | null): Promise<Sender> {
  externalId += 1;
  const account = async (channel: ForgedChannel) => {
    const kept = await keepAccount(field.db.pool, {
      channel,
      externalId: String(externalId),
      displayName: null,
    });
    await field.db.prisma.channelAccount.update({
      where: { id: kept.id },
      data: { personId: person?.id ?? null },
    });
    return { id: kept.id, externalId: kept.externalId };
  };
  const accounts = {
    telegram: await account("telegram"),
    zalo: await account("zalo"),
    web: await account("web"),
  };
  return { person, isSuspended: false, accounts };
}

/** Who has sent the form that waits for its publication. */
const DRAFT_SENT_BY = "own secretary";

/** Null: the table does not say; it is about the sender alone. */
function mayDo({ takes }: ForgedAct, name: string, status: InspectionStatus): boolean | null {
  const from = senders[name];
  if (from === undefined || takes === "nothing") return false;
  if (takes === "own") return from.person === null || from.isSuspended ? false : null;
  if (from.role === null) return false;
  if (takes.in === "its inspection" && from.of !== "own") return false;
  if (takes.in === "its organization" && from.of === "other organization") return false;
  if (takes.by === "its sender" && name !== DRAFT_SENT_BY) return false;
  const held = [{ role: from.role, status }];
  return takes.rights.some((right) => hasRight(right, held));
}

/** What is wrong with an outcome; null: nothing. */
function fault(act: ForgedAct, name: string, status: InspectionStatus, outcome: Outcome): string | null {
  const from = senders[name];
  const { written, audited, others, said } = outcome;
  const may = mayDo(act, name, status);
  if (from !== undefined && from.of !== "own") {
    const leaked = SECRETS.filter((secret) => said.includes(secret));
    if (leaked.length > 0) return `was told ${leaked.join(", ")}`;
  }
  switch (may) {
    case true:
      return audited.includes(ACCESS_REFUSED) ? "has the right and was refused" : null;
    case null: {
      const beyond = written.filter((table) => !OWN_TABLES.has(table));
      return beyond.length > 0 ? `wrote ${beyond.join(", ")}` : null;
    }
    case false:
      if (written.length > 0) return `wrote ${written.join(", ")}`;
      if (others.length > 0) return `told ${others.length} others`;
      return audited.some((action) => action !== ACCESS_REFUSED) ? `logged ${audited.join(", ")}` : null;
    default:
      return may satisfies never;
  }
}
/** What acts about oneself may write: language, order of channels, accounts, codes, requests about one's data. */
const OWN_TABLES = new Set([
  "Person",
  "ChannelAccount",
  "WebSession",
  "Invite",
  "DialogueState",
  "PersonRequest",
  // The copy that was asked for is made by a job.
  "job_common",
]);

let seed = 1;
/** One of these, without a pattern and the same each time. */
function inTurn<One>(these: readonly One[], otherwise: One): One {
  // Numerical Recipes' generator: its high bits are the random ones.
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return these[Math.floor((seed / 2 ** 32) * these.length)] ?? otherwise;
}

/**
 * @param senderOf whose act it is: somebody else for each act, where several are as good
 * @returns one line for each fault
 */
async function faults(senderOf: readonly (readonly string[])[], stages = STAGES): Promise<string[]> {
  const found: string[] = [];
  for (const names of senderOf) {
    for (const act of acts) {
      const name = inTurn(names, "");
      for (const status of statusesFor(act, name, stages)) {
        // Each act and each role meets every channel, not every act with every role.
        const channel = inTurn(FORGED_ON, "web");
        const from = senders[name];
        if (from === undefined) throw new Error(`nobody is ${name}`);
        const wrong = fault(act, name, status, await forge(act, from, channel, status));
        if (wrong !== null) found.push(`${name}, ${act.name}, ${status}, ${channel}: ${wrong}`);
      }
    }
  }
  return found;
}

/**
 * Of who has the right at some stage, each at which they have not, and one at which they have; of anybody else
 * one, as of acts in no inspection. EVERY_STAGE: all of them.
 */
function statusesFor(act: ForgedAct, name: string, stages: typeof STAGES): InspectionStatus[] {
  const tried = stages.map((statuses) => inTurn(statuses, "closed"));
  if (typeof act.takes === "string") return [inTurn(tried, "closed")];
  if (process.env["EVERY_STAGE"] !== undefined) return tried;
  const allowed = tried.filter((status) => mayDo(act, name, status) === true);
  if (allowed.length === 0) return [inTurn(tried, "closed")];
  const one = inTurn(allowed, "closed");
  return tried.filter((status) => !allowed.includes(status) || status === one);
}

describe("F51: every act there is, by everybody, at every stage", () => {
  it("of the inspection it names", { timeout: 300_000 }, async () => {
    expect(await faults(ROLES.map((role) => [`own ${role}`]))).toEqual([]);
  });

  it("of another inspection or another organization", { timeout: 300_000 }, async () => {
    const outside = ROLES.map((role) => [`other ${role}`, `foreign ${role}`]);
    expect(await faults(outside, [["in_progress", "remediation", "reported"]])).toEqual([]);
  });

  it("by who was taken off, who is suspended, and who is nobody", { timeout: 300_000 }, async () => {
    const none = [["taken off"], ["suspended"], ["stranger"]];
    expect(await faults(none, [["in_progress", "remediation"]])).toEqual([]);
  });
});
