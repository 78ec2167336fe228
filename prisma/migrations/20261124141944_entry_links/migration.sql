-- AlterTable
ALTER TABLE "Invite" ADD COLUMN     "opens" BIGINT;

-- An address for e-mail is an account like any other: it can be tried, and found unreachable.
INSERT INTO "ChannelAccount" (channel, "externalId", "personId")
SELECT 'email', id, id FROM "Person" WHERE email IS NOT NULL
ON CONFLICT (channel, "externalId") DO NOTHING;
