-- AlterEnum
ALTER TYPE "NoticeKind" ADD VALUE 'audit';

-- CreateTable
CREATE TABLE "AuditCheck" (
    "chain" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "seal" TEXT NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "wholeAt" TIMESTAMPTZ(3) NOT NULL,
    "fault" JSONB,
    "toldSeq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "AuditCheck_pkey" PRIMARY KEY ("chain")
);

-- CreateTable
CREATE TABLE "AuditRun" (
    "day" DATE NOT NULL,
    "finishedAt" TIMESTAMPTZ(3) NOT NULL,
    "chains" INTEGER NOT NULL,
    "broken" INTEGER NOT NULL,
    "anchors" INTEGER NOT NULL,

    CONSTRAINT "AuditRun_pkey" PRIMARY KEY ("day")
);
