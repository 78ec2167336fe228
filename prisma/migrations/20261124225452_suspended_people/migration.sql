-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "suspendedAt" TIMESTAMPTZ(3);
