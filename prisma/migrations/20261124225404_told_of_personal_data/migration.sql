-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "dataOfficer" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "informedAt" TIMESTAMPTZ(3),
ADD COLUMN     "informedOf" INTEGER;
