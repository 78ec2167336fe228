-- AlterTable
ALTER TABLE "AreaRecord" ADD COLUMN     "repeats" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "returnReason" TEXT;

-- AlterTable
ALTER TABLE "Inspection" ADD COLUMN     "answersEpoch" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "FormDraft" (
    "id" TEXT NOT NULL,
    "formId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "fileName" TEXT NOT NULL,
    "sentById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FormDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReturnedAnswer" (
    "id" TEXT NOT NULL,
    "areaRecordId" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "returnedById" TEXT NOT NULL,
    "returnedAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReturnedAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SelfReport" (
    "areaRecordId" INTEGER NOT NULL,
    "status" "AreaStatus" NOT NULL DEFAULT 'draft',
    "cursor" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "repeats" JSONB NOT NULL DEFAULT '{}',
    "submittedAt" TIMESTAMPTZ(3),
    "submittedById" TEXT,

    CONSTRAINT "SelfReport_pkey" PRIMARY KEY ("areaRecordId")
);

-- CreateIndex
CREATE INDEX "FormDraft_createdAt_idx" ON "FormDraft"("createdAt");

-- CreateIndex
CREATE INDEX "ReturnedAnswer_areaRecordId_settledAt_idx" ON "ReturnedAnswer"("areaRecordId", "settledAt");

-- AddForeignKey
ALTER TABLE "ReturnedAnswer" ADD CONSTRAINT "ReturnedAnswer_areaRecordId_fkey" FOREIGN KEY ("areaRecordId") REFERENCES "AreaRecord"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SelfReport" ADD CONSTRAINT "SelfReport_areaRecordId_fkey" FOREIGN KEY ("areaRecordId") REFERENCES "AreaRecord"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
