-- AlterTable
ALTER TABLE "SignedDocument" ADD COLUMN     "compared" BOOLEAN NOT NULL DEFAULT false;
