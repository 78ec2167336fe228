-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "editionId" TEXT;

-- AlterTable
ALTER TABLE "PaperNumber" ADD COLUMN     "editionId" TEXT;

-- CreateTable
CREATE TABLE "PaperEdition" (
    "id" TEXT NOT NULL,
    "inspectionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "issuedOn" DATE,
    "content" TEXT NOT NULL,
    "madeById" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,

    CONSTRAINT "PaperEdition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PaperEdition_inspectionId_kind_idx" ON "PaperEdition"("inspectionId", "kind");

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "PaperEdition"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperNumber" ADD CONSTRAINT "PaperNumber_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "PaperEdition"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperEdition" ADD CONSTRAINT "PaperEdition_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
