-- How long a session lives depends on whose it is: each row says when it ends unused. The default is for a process
-- of the release before, which does not write the column and may go on beside this one.
ALTER TABLE "WebSession" ADD COLUMN "idleUntil" TIMESTAMPTZ(3);
UPDATE "WebSession" SET "idleUntil" = "lastSeenAt" + interval '14 days';
ALTER TABLE "WebSession" ALTER COLUMN "idleUntil" SET NOT NULL;
ALTER TABLE "WebSession" ALTER COLUMN "idleUntil" SET DEFAULT now() + interval '14 days';
