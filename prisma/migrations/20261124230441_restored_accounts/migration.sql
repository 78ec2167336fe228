-- AlterTable
ALTER TABLE "ChannelAccount" ADD COLUMN     "restored" BOOLEAN NOT NULL DEFAULT false;
