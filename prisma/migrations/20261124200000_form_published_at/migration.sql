-- When a version was last published: an earlier one that is published again is in use from then on.
ALTER TABLE "FormVersion" ADD COLUMN "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "FormVersion" SET "publishedAt" = "createdAt";
