-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "channelOrder" "Channel"[] DEFAULT ARRAY[]::"Channel"[],
ADD COLUMN     "lastAccountId" INTEGER;
