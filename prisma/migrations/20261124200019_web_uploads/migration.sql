-- AlterTable
ALTER TABLE "WebMessage" ADD COLUMN     "evidenceId" TEXT,
ADD COLUMN     "fileBytes" BYTEA;

-- The bytes stood as base64 in the card of the file.
UPDATE "WebMessage"
   SET "fileBytes" = decode(file->>'bytes', 'base64'),
       "evidenceId" = (SELECT id FROM "Evidence" WHERE id = file->>'evidence'),
       file = file - '{bytes,evidence}'::text[]
 WHERE file ?| '{bytes,evidence}'::text[];

-- AddForeignKey
ALTER TABLE "WebMessage" ADD CONSTRAINT "WebMessage_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE SET NULL ON UPDATE CASCADE;
