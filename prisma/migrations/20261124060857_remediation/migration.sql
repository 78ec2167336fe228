-- CreateEnum
CREATE TYPE "NoticeKind" AS ENUM ('reminder', 'event', 'weekly');

-- CreateEnum
CREATE TYPE "NoticeState" AS ENUM ('open', 'sending', 'delivered', 'dropped', 'nowhere');

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "duePlan" JSONB,
ADD COLUMN     "reminderLadder" JSONB;

-- AlterTable
ALTER TABLE "Remediation" ADD COLUMN     "toldOn" DATE NOT NULL;

-- AlterTable
ALTER TABLE "ReminderPlan" ADD COLUMN     "noticeId" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "TeamMember" ADD COLUMN     "since" DATE,
ADD COLUMN     "unitId" TEXT;

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "personId" TEXT NOT NULL,
    "recipientId" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "state" "NoticeState" NOT NULL DEFAULT 'open',
    "outboxId" BIGINT,
    "triedAccounts" INTEGER[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Notice_key_key" ON "Notice"("key");

-- CreateIndex
CREATE INDEX "Notice_state_createdAt_idx" ON "Notice"("state", "createdAt");

-- CreateIndex
CREATE INDEX "Notice_outboxId_idx" ON "Notice"("outboxId");

-- CreateIndex
CREATE INDEX "Remediation_findingId_idx" ON "Remediation"("findingId");

-- CreateIndex
CREATE INDEX "ReminderPlan_noticeId_idx" ON "ReminderPlan"("noticeId");

-- AddForeignKey
ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderPlan" ADD CONSTRAINT "ReminderPlan_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_recipientId_fkey" FOREIGN KEY ("recipientId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
