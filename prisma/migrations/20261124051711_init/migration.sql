-- CreateEnum
CREATE TYPE "UnitType" AS ENUM ('tinh', 'thanh_pho_tw', 'so', 'huyen', 'thi_xa', 'quan', 'thanh_pho_thuoc_tinh', 'xa', 'phuong', 'thi_tran', 'dac_khu', 'phong', 'don_vi_su_nghiep', 'trung_tam_phuc_vu_hcc');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('telegram', 'zalo', 'zalo_oa', 'web', 'email');

-- CreateEnum
CREATE TYPE "AccountState" AS ENUM ('active', 'unreachable');

-- CreateEnum
CREATE TYPE "InvitePurpose" AS ENUM ('enrol', 'sign_in');

-- CreateEnum
CREATE TYPE "InspectionType" AS ENUM ('dinh_ky', 'dot_xuat', 'qua_bao_cao', 'phuc_tra', 'tu_kiem_tra');

-- CreateEnum
CREATE TYPE "InspectionStatus" AS ENUM ('planned', 'team_formed', 'notified', 'self_report_received', 'in_progress', 'minutes_signed', 'drafting', 'reported', 'concluded', 'remediation', 'remediation_reported', 'reinspection', 'closed');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('lead', 'deputy', 'secretary', 'member', 'unit_head', 'unit_contact', 'assignee', 'standing_agency');

-- CreateEnum
CREATE TYPE "AreaStatus" AS ENUM ('draft', 'submitted', 'returned', 'approved');

-- CreateEnum
CREATE TYPE "AnswerSource" AS ENUM ('self_report', 'on_site');

-- CreateEnum
CREATE TYPE "AnswerState" AS ENUM ('answered', 'not_available', 'not_applicable', 'skipped');

-- CreateEnum
CREATE TYPE "EvidenceKind" AS ENUM ('photo', 'document', 'audio', 'video', 'place');

-- CreateEnum
CREATE TYPE "EvidenceState" AS ENUM ('pending', 'stored', 'refused');

-- CreateEnum
CREATE TYPE "Severity" AS ENUM ('observation', 'minor', 'moderate', 'serious');

-- CreateEnum
CREATE TYPE "FindingState" AS ENUM ('suggested', 'confirmed', 'dismissed', 'communicated', 'remediating', 'resolved', 'unresolved');

-- CreateEnum
CREATE TYPE "Addressee" AS ENUM ('unit', 'department', 'province');

-- CreateEnum
CREATE TYPE "RemediationState" AS ENUM ('assigned', 'contested', 'in_progress', 'submitted', 'accepted', 'rejected', 'closed');

-- CreateEnum
CREATE TYPE "CalendarDayKind" AS ENUM ('holiday', 'make_up_day');

-- CreateEnum
CREATE TYPE "DocumentFormat" AS ENUM ('pdf', 'docx', 'xlsx', 'json');

-- CreateEnum
CREATE TYPE "OutboxState" AS ENUM ('pending', 'sending', 'sent', 'failed', 'undeliverable');

-- CreateTable
CREATE TABLE "Organization" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "searchKey" TEXT NOT NULL,
    "type" "UnitType" NOT NULL,
    "parentId" TEXT,
    "validFrom" DATE,
    "validTo" DATE,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "fullName" TEXT NOT NULL,
    "honorific" TEXT,
    "post" TEXT,
    "sortKey" TEXT NOT NULL,
    "searchKey" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'vi',
    "email" TEXT,
    "preferredChannel" "Channel",
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChannelAccount" (
    "id" SERIAL NOT NULL,
    "channel" "Channel" NOT NULL,
    "externalId" TEXT NOT NULL,
    "personId" TEXT,
    "displayName" TEXT,
    "state" "AccountState" NOT NULL DEFAULT 'active',
    "messageSeq" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ChannelAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebSession" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "accountId" INTEGER NOT NULL,
    "device" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WebSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebMessage" (
    "accountId" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "fromBot" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "entities" JSONB,
    "buttons" JSONB,
    "file" JSONB,
    "clientMessageId" TEXT,
    "outboxId" BIGINT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebMessage_pkey" PRIMARY KEY ("accountId","seq")
);

-- CreateTable
CREATE TABLE "Invite" (
    "id" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "purpose" "InvitePurpose" NOT NULL DEFAULT 'enrol',
    "personId" TEXT NOT NULL,
    "inspectionId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "usedById" INTEGER,

    CONSTRAINT "Invite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Form" (
    "id" TEXT NOT NULL,
    "title" JSONB NOT NULL,

    CONSTRAINT "Form_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormVersion" (
    "id" TEXT NOT NULL,
    "formId" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FormVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Inspection" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "formVersionId" TEXT NOT NULL,
    "type" "InspectionType" NOT NULL DEFAULT 'dinh_ky',
    "status" "InspectionStatus" NOT NULL DEFAULT 'in_progress',
    "visitDate" DATE NOT NULL,
    "dataPeriodFrom" DATE NOT NULL,
    "dataPeriodTo" DATE NOT NULL,
    "details" JSONB NOT NULL,
    "parameters" JSONB NOT NULL,
    "answersVersion" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "concludedOn" DATE,
    "previousId" TEXT,

    CONSTRAINT "Inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TeamMember" (
    "id" TEXT NOT NULL,
    "inspectionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TeamMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AreaAssignment" (
    "memberId" TEXT NOT NULL,
    "areaRecordId" INTEGER NOT NULL,

    CONSTRAINT "AreaAssignment_pkey" PRIMARY KEY ("memberId","areaRecordId")
);

-- CreateTable
CREATE TABLE "AreaRecord" (
    "id" SERIAL NOT NULL,
    "inspectionId" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "status" "AreaStatus" NOT NULL DEFAULT 'draft',
    "cursor" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "submittedAt" TIMESTAMPTZ(3),
    "submittedById" TEXT,
    "approvedAt" TIMESTAMPTZ(3),
    "approvedById" TEXT,

    CONSTRAINT "AreaRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "areaRecordId" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "source" "AnswerSource" NOT NULL DEFAULT 'on_site',
    "state" "AnswerState" NOT NULL,
    "value" JSONB,
    "approximate" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "explanation" TEXT,
    "asOfDate" DATE,
    "answeredById" TEXT NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("areaRecordId","question","source")
);

-- CreateTable
CREATE TABLE "AnswerRevision" (
    "id" BIGSERIAL NOT NULL,
    "areaRecordId" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "source" "AnswerSource" NOT NULL,
    "version" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "actorId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AnswerRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" TEXT NOT NULL,
    "inspectionId" TEXT NOT NULL,
    "areaRecordId" INTEGER,
    "question" TEXT,
    "remediationEntryId" TEXT,
    "kind" "EvidenceKind" NOT NULL,
    "state" "EvidenceState" NOT NULL DEFAULT 'pending',
    "refusal" TEXT,
    "channelFile" JSONB,
    "mime" TEXT,
    "size" INTEGER,
    "sha256" TEXT,
    "bytes" BYTEA,
    "rendition" BYTEA,
    "caption" TEXT,
    "originalName" TEXT,
    "takenAt" TIMESTAMPTZ(3),
    "latitude" DECIMAL(9,6),
    "longitude" DECIMAL(9,6),
    "addedById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" TEXT NOT NULL,
    "inspectionId" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "proposalKey" TEXT,
    "ruleIds" TEXT[],
    "severity" "Severity" NOT NULL,
    "state" "FindingState" NOT NULL DEFAULT 'suggested',
    "proposedText" TEXT,
    "text" TEXT NOT NULL,
    "recommendation" TEXT NOT NULL DEFAULT '',
    "legalBasis" TEXT,
    "references" TEXT[],
    "dueDays" INTEGER,
    "dueDate" DATE,
    "memberOpinion" TEXT,
    "memberReason" TEXT,
    "memberId" TEXT,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "dismissReason" TEXT,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Recommendation" (
    "id" TEXT NOT NULL,
    "inspectionId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "addressee" "Addressee" NOT NULL DEFAULT 'unit',
    "area" TEXT,
    "text" TEXT NOT NULL,
    "dueDate" DATE,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Strength" (
    "id" TEXT NOT NULL,
    "inspectionId" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Strength_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Remediation" (
    "id" TEXT NOT NULL,
    "findingId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "assigneeId" TEXT,
    "state" "RemediationState" NOT NULL DEFAULT 'assigned',
    "assignedOn" DATE NOT NULL,
    "dueDate" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Remediation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RemediationEntry" (
    "id" TEXT NOT NULL,
    "remediationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT,
    "actorId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RemediationEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeadlineExtension" (
    "id" TEXT NOT NULL,
    "remediationId" TEXT NOT NULL,
    "requestedById" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL,
    "fromDate" DATE NOT NULL,
    "toDate" DATE NOT NULL,
    "granted" BOOLEAN,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionNote" TEXT,

    CONSTRAINT "DeadlineExtension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReminderPlan" (
    "id" TEXT NOT NULL,
    "remediationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "dueDate" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReminderPlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarDay" (
    "organizationId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "kind" "CalendarDayKind" NOT NULL,
    "name" TEXT NOT NULL,
    "confirmed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CalendarDay_pkey" PRIMARY KEY ("organizationId","day")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" TEXT NOT NULL,
    "inspectionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "format" "DocumentFormat" NOT NULL,
    "revision" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "answersVersion" INTEGER NOT NULL,
    "requestedById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboxUpdate" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "channel" "Channel" NOT NULL,
    "conversation" TEXT NOT NULL,
    "orderKey" BIGINT NOT NULL,
    "payload" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TIMESTAMPTZ(3),

    CONSTRAINT "InboxUpdate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "channel" "Channel" NOT NULL,
    "conversation" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" "OutboxState" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TIMESTAMPTZ(3),
    "leaseUntil" TIMESTAMPTZ(3),
    "externalId" TEXT,
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeadUpdate" (
    "id" BIGSERIAL NOT NULL,
    "inboxKey" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "error" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeadUpdate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DialogueState" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DialogueState_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "chain" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("chain","seq")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "chain" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("chain")
);

-- CreateTable
CREATE TABLE "_UnitSuccession" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_UnitSuccession_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_RecommendationFindings" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_RecommendationFindings_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "Unit_searchKey_idx" ON "Unit"("searchKey");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_organizationId_name_key" ON "Unit"("organizationId", "name");

-- CreateIndex
CREATE INDEX "Person_organizationId_sortKey_idx" ON "Person"("organizationId", "sortKey");

-- CreateIndex
CREATE INDEX "ChannelAccount_personId_idx" ON "ChannelAccount"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ChannelAccount_channel_externalId_key" ON "ChannelAccount"("channel", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "WebSession_tokenHash_key" ON "WebSession"("tokenHash");

-- CreateIndex
CREATE INDEX "WebSession_accountId_idx" ON "WebSession"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "WebMessage_outboxId_key" ON "WebMessage"("outboxId");

-- CreateIndex
CREATE UNIQUE INDEX "WebMessage_accountId_clientMessageId_key" ON "WebMessage"("accountId", "clientMessageId");

-- CreateIndex
CREATE UNIQUE INDEX "Invite_codeHash_key" ON "Invite"("codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "FormVersion_formId_sha256_key" ON "FormVersion"("formId", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "Inspection_code_key" ON "Inspection"("code");

-- CreateIndex
CREATE INDEX "Inspection_organizationId_visitDate_idx" ON "Inspection"("organizationId", "visitDate");

-- CreateIndex
CREATE INDEX "TeamMember_personId_idx" ON "TeamMember"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "TeamMember_inspectionId_personId_role_key" ON "TeamMember"("inspectionId", "personId", "role");

-- CreateIndex
CREATE INDEX "AreaAssignment_areaRecordId_idx" ON "AreaAssignment"("areaRecordId");

-- CreateIndex
CREATE UNIQUE INDEX "AreaRecord_inspectionId_area_key" ON "AreaRecord"("inspectionId", "area");

-- CreateIndex
CREATE INDEX "AnswerRevision_areaRecordId_question_idx" ON "AnswerRevision"("areaRecordId", "question");

-- CreateIndex
CREATE INDEX "Evidence_inspectionId_idx" ON "Evidence"("inspectionId");

-- CreateIndex
CREATE INDEX "Evidence_areaRecordId_question_idx" ON "Evidence"("areaRecordId", "question");

-- CreateIndex
CREATE INDEX "Finding_inspectionId_ordinal_idx" ON "Finding"("inspectionId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Finding_inspectionId_proposalKey_key" ON "Finding"("inspectionId", "proposalKey");

-- CreateIndex
CREATE INDEX "Recommendation_inspectionId_ordinal_idx" ON "Recommendation"("inspectionId", "ordinal");

-- CreateIndex
CREATE INDEX "Strength_inspectionId_idx" ON "Strength"("inspectionId");

-- CreateIndex
CREATE INDEX "Remediation_state_dueDate_idx" ON "Remediation"("state", "dueDate");

-- CreateIndex
CREATE INDEX "Remediation_assigneeId_idx" ON "Remediation"("assigneeId");

-- CreateIndex
CREATE INDEX "RemediationEntry_remediationId_at_idx" ON "RemediationEntry"("remediationId", "at");

-- CreateIndex
CREATE INDEX "DeadlineExtension_remediationId_idx" ON "DeadlineExtension"("remediationId");

-- CreateIndex
CREATE INDEX "ReminderPlan_personId_at_idx" ON "ReminderPlan"("personId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ReminderPlan_remediationId_personId_step_dueDate_key" ON "ReminderPlan"("remediationId", "personId", "step", "dueDate");

-- CreateIndex
CREATE UNIQUE INDEX "Document_inspectionId_kind_format_revision_key" ON "Document"("inspectionId", "kind", "format", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "InboxUpdate_key_key" ON "InboxUpdate"("key");

-- CreateIndex
CREATE INDEX "InboxUpdate_doneAt_conversation_orderKey_id_idx" ON "InboxUpdate"("doneAt", "conversation", "orderKey", "id");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_key_key" ON "OutboxMessage"("key");

-- CreateIndex
CREATE INDEX "OutboxMessage_state_conversation_id_idx" ON "OutboxMessage"("state", "conversation", "id");

-- CreateIndex
CREATE INDEX "OutboxMessage_conversation_id_idx" ON "OutboxMessage"("conversation", "id");

-- CreateIndex
CREATE UNIQUE INDEX "DeadUpdate_inboxKey_key" ON "DeadUpdate"("inboxKey");

-- CreateIndex
CREATE INDEX "AuditEvent_action_at_idx" ON "AuditEvent"("action", "at");

-- CreateIndex
CREATE INDEX "_UnitSuccession_B_index" ON "_UnitSuccession"("B");

-- CreateIndex
CREATE INDEX "_RecommendationFindings_B_index" ON "_RecommendationFindings"("B");

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChannelAccount" ADD CONSTRAINT "ChannelAccount_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebSession" ADD CONSTRAINT "WebSession_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ChannelAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebMessage" ADD CONSTRAINT "WebMessage_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ChannelAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invite" ADD CONSTRAINT "Invite_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invite" ADD CONSTRAINT "Invite_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormVersion" ADD CONSTRAINT "FormVersion_formId_fkey" FOREIGN KEY ("formId") REFERENCES "Form"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_formVersionId_fkey" FOREIGN KEY ("formVersionId") REFERENCES "FormVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_previousId_fkey" FOREIGN KEY ("previousId") REFERENCES "Inspection"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AreaAssignment" ADD CONSTRAINT "AreaAssignment_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "TeamMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AreaAssignment" ADD CONSTRAINT "AreaAssignment_areaRecordId_fkey" FOREIGN KEY ("areaRecordId") REFERENCES "AreaRecord"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AreaRecord" ADD CONSTRAINT "AreaRecord_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_areaRecordId_fkey" FOREIGN KEY ("areaRecordId") REFERENCES "AreaRecord"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerRevision" ADD CONSTRAINT "AnswerRevision_areaRecordId_fkey" FOREIGN KEY ("areaRecordId") REFERENCES "AreaRecord"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_areaRecordId_fkey" FOREIGN KEY ("areaRecordId") REFERENCES "AreaRecord"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_remediationEntryId_fkey" FOREIGN KEY ("remediationEntryId") REFERENCES "RemediationEntry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Strength" ADD CONSTRAINT "Strength_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Remediation" ADD CONSTRAINT "Remediation_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Remediation" ADD CONSTRAINT "Remediation_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Remediation" ADD CONSTRAINT "Remediation_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RemediationEntry" ADD CONSTRAINT "RemediationEntry_remediationId_fkey" FOREIGN KEY ("remediationId") REFERENCES "Remediation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeadlineExtension" ADD CONSTRAINT "DeadlineExtension_remediationId_fkey" FOREIGN KEY ("remediationId") REFERENCES "Remediation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderPlan" ADD CONSTRAINT "ReminderPlan_remediationId_fkey" FOREIGN KEY ("remediationId") REFERENCES "Remediation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderPlan" ADD CONSTRAINT "ReminderPlan_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarDay" ADD CONSTRAINT "CalendarDay_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_UnitSuccession" ADD CONSTRAINT "_UnitSuccession_A_fkey" FOREIGN KEY ("A") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_UnitSuccession" ADD CONSTRAINT "_UnitSuccession_B_fkey" FOREIGN KEY ("B") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_RecommendationFindings" ADD CONSTRAINT "_RecommendationFindings_A_fkey" FOREIGN KEY ("A") REFERENCES "Finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_RecommendationFindings" ADD CONSTRAINT "_RecommendationFindings_B_fkey" FOREIGN KEY ("B") REFERENCES "Recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
