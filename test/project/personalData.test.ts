import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DEFAULT_PERIODS } from "../../src/domain/personalData/retentionPeriods.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const schema = readFileSync(path.join(ROOT, "prisma/schema.prisma"), "utf8");
const register = readFileSync(path.join(ROOT, "docs/personal-data.md"), "utf8");

/** Tables without anything about a person. */
const WITHOUT_PEOPLE: Readonly<Record<string, string>> = {
  Unit: "public bodies",
  Form: "what is asked, of everybody",
  FormVersion: "what is asked, of everybody",
  VerifiedPoint: "which question verifies which point",
  CalendarDay: "days off",
  ZaloOaToken: "of the agency's account, sealed",
  RetentionRules: "periods",
  HealthProbe: "whether the database takes anything",
  AuditKey: "fingerprints of keys",
  AuditHead: "the last link of each chain",
  AuditCheck: "how far each chain was checked",
  AuditRun: "which days the log was checked",
  PasskeyChallenge: "random numbers",
};

/** Columns that mean the same wherever they stand, and nothing about a person. */
const EVERYWHERE: Readonly<Record<string, string>> = {
  id: "a random number of the row",
  sha256: "a checksum",
  version: "counts changes",
  ordinal: "an order",
  organizationId: "a public body",
  inspectionId: "which inspection",
  areaRecordId: "which area",
  remediationId: "which point",
  question: "which question",
  area: "which area",
  mime: "a kind of file",
  size: "a length",
  attempts: "counts tries",
  notBefore: "when the next try may be",
  status: "how far the work is",
  cursor: "which question is next",
  repeats: "how many entries a list has",
  dueDate: "until when a unit has time",
};

/** What else is not about a person, table by table, with the reason. */
const NOT_PERSONAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Organization: {
    name: "a public body",
    place: "where it is",
    reminderLadder: "a rule",
    duePlan: "a rule",
    createdAt: "when it was entered",
  },
  ChannelAccount: { messageSeq: "counts messages", restored: "whether a backup was restored" },
  StepUpCode: { codeHash: "of a random code", tries: "counts tries", expiresAt: "minutes after it was made" },
  Passkey: { counter: "counts uses", transports: "how a key is reached" },
  PaperEdition: { kind: "a kind of paper", number: "of the paper", issuedOn: "of the paper" },
  WebMessage: {
    seq: "a place in the chat",
    evidenceId: "which evidence, listed there",
    clientMessageId: "a random number",
    outboxId: "which message, listed there",
  },
  Invite: {
    codeHash: "of a random code",
    purpose: "a kind",
    opens: "which message, listed there",
    expiresAt: "a period after it was made",
  },
  FormDraft: { formId: "which form" },
  Inspection: {
    code: "which inspection",
    unitId: "a public body",
    formVersionId: "which form",
    type: "a kind",
    visitDate: "of a unit",
    dataPeriodFrom: "of a unit",
    dataPeriodTo: "of a unit",
    parameters: "thresholds",
    answersVersion: "counts changes",
    answersEpoch: "counts changes",
    createdAt: "when it was entered",
    concludedOn: "of a unit",
    previousId: "which inspection",
  },
  ReturnedAnswer: { settledAt: "when it was answered, which the answer has" },
  Answer: {
    source: "the unit or the team",
    state: "whether there is one",
    approximate: "how exact a figure is",
    asOfDate: "of which day a figure is",
  },
  AnswerRevision: { source: "the unit or the team" },
  Evidence: {
    remediationEntryId: "which report, listed there",
    kind: "a kind of file",
    state: "whether it has been fetched",
    refusal: "what is wrong with the file",
  },
  Finding: {
    proposalKey: "which rule",
    ruleIds: "which rules",
    severity: "of a shortcoming",
    state: "of a shortcoming",
    recommendation: "what a unit is to do",
    legalBasis: "a law",
    references: "which questions",
    dueDays: "a period",
    createdAt: "when it was proposed",
  },
  Recommendation: { addressee: "a kind of public body", createdAt: "when it was written" },
  Remediation: {
    findingId: "which shortcoming",
    unitId: "a public body",
    state: "how far a unit is",
    assignedOn: "of a unit",
    toldOn: "of a unit",
    closedAt: "of a unit",
  },
  RemediationEntry: { kind: "a kind of entry" },
  DeadlineExtension: { fromDate: "of a unit", toDate: "of a unit", granted: "of a unit" },
  ReminderPlan: {
    step: "a rule",
    late: "said after its day",
    noticeId: "which notice, listed there",
  },
  Notice: {
    key: "made of ids",
    kind: "a kind",
    day: "for which day it is said",
    state: "whether it has been said",
    outboxId: "which message, listed there",
  },
  Document: {
    kind: "a kind of paper",
    format: "a kind of file",
    language: "of the paper",
    revision: "counts papers",
    number: "of the paper",
    issuedOn: "of the paper",
    answersVersion: "counts changes",
    editionId: "which edition, listed there",
  },
  PaperNumber: {
    kind: "a kind of paper",
    number: "of the paper",
    issuedOn: "of the paper",
    editionId: "which edition, listed there",
  },
  SignedDocument: { documentId: "which paper", compared: "whether it was compared with the draft" },
  InboxUpdate: {
    channel: "a channel",
    orderKey: "an order",
    doneAt: "when it was handled",
  },
  OutboxMessage: {
    key: "made of the number of what it answers",
    channel: "a channel",
    method: "a kind of call",
    state: "whether it has been sent",
    leaseUntil: "of the process that sends it",
  },
  ZaloOaUser: { held: "which messages, listed there" },
  PersonExport: { format: "a kind of file" },
  AuditEvent: {
    chain: "which inspection",
    seq: "a place in the chain",
    prevHash: "a checksum",
    hash: "a checksum",
  },
};

/** Columns of each table; relations are none. */
function columnsOf(text: string): Map<string, string[]> {
  const models = [...text.matchAll(/^model (\w+) \{\n(.*?)^\}/gmsu)];
  const names = new Set(models.map(([, name]) => name));
  return new Map(
    models.map(([, name = "", body = ""]) => [
      name,
      [...body.matchAll(/^ {2}(\w+) +(\w+)/gmu)].flatMap(([, column = "", type]) =>
        names.has(type) ? [] : [column],
      ),
    ]),
  );
}

/** "Table.column" of each row of the register. */
function listedIn(text: string): string[] {
  return [...text.matchAll(/^\| `(\w+)` \| ((?:`\w+` ?)+)\|/gmu)].flatMap(([, table = "", columns = ""]) =>
    [...columns.matchAll(/`(\w+)`/gu)].map(([, column = ""]) => `${table}.${column}`),
  );
}

const tables = columnsOf(schema);
const everything = [...tables].flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`));
const listed = new Set(listedIn(register));

function isNotPersonal(name: string): boolean {
  const [table = "", column = ""] = name.split(".");
  return table in WITHOUT_PEOPLE || column in (NOT_PERSONAL[table] ?? {}) || column in EVERYWHERE;
}

/** docs/personal-data.md names every place with personal data; a new column is entered there or reasoned away here. */
describe("the register of personal data", () => {
  it("reads the schema and the register at all", () => {
    expect(tables.get("Person")).toContain("fullName");
    expect(tables.get("Person")).not.toContain("memberships");
    expect(listed.size).toBeGreaterThan(100);
  });

  it("names every column that is not known to say nothing about a person", () => {
    expect(everything.filter((name) => !listed.has(name) && !isNotPersonal(name))).toEqual([]);
  });

  it("names nothing that there is not", () => {
    expect([...listed].filter((name) => !everything.includes(name))).toEqual([]);
  });

  it("and this test reasons nothing away that there is not, or that the register names", () => {
    const reasoned = Object.entries(NOT_PERSONAL).flatMap(([table, columns]) =>
      Object.keys(columns).map((column) => `${table}.${column}`),
    );
    expect(reasoned.filter((name) => !everything.includes(name) || listed.has(name))).toEqual([]);
    expect(Object.keys(WITHOUT_PEOPLE).filter((table) => !tables.has(table))).toEqual([]);
  });

  it("who did something is personal wherever it stands", () => {
    const byWhom = everything.filter((name) => /\.(?:\w*ById|actorId|personId)$/u.test(name));
    expect(byWhom.filter((name) => !listed.has(name))).toEqual([]);
  });

  it("names every period that is set, so that what is kept how long is said", () => {
    for (const [kind, days] of Object.entries(DEFAULT_PERIODS))
      expect(register).toContain(`| \`${kind}\` | ${days} |`);
  });
});
