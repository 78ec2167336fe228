-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "agencyId" TEXT;

-- AlterTable
ALTER TABLE "WebSession" ADD COLUMN     "byAgency" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE UNIQUE INDEX "Person_agencyId_key" ON "Person"("agencyId");
