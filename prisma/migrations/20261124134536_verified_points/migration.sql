-- CreateTable
CREATE TABLE "VerifiedPoint" (
    "inspectionId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "remediationId" TEXT NOT NULL,

    CONSTRAINT "VerifiedPoint_pkey" PRIMARY KEY ("inspectionId","question")
);

-- CreateIndex
CREATE INDEX "VerifiedPoint_remediationId_idx" ON "VerifiedPoint"("remediationId");

-- AddForeignKey
ALTER TABLE "VerifiedPoint" ADD CONSTRAINT "VerifiedPoint_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerifiedPoint" ADD CONSTRAINT "VerifiedPoint_remediationId_fkey" FOREIGN KEY ("remediationId") REFERENCES "Remediation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
