-- The day a reminder or weekly digest is about stood only at the end of its key.
ALTER TABLE "Notice" ADD COLUMN     "day" DATE;

UPDATE "Notice" SET "day" = right("key", 10)::date WHERE "kind" IN ('reminder', 'weekly');
