import type { Client } from "pg";
import { NOTICE_VERSION } from "../../src/domain/personalData/noticeVersion.ts";

/**
 * Whoever is entered in a database of the tests has confirmed the notice on personal data before: it is
 * the business of its own tests, and of those that play a dialogue from its very beginning.
 */
export async function tellEverybody(client: Client): Promise<void> {
  await client.query(`
    CREATE FUNCTION test_told() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN NEW."informedOf" := ${NOTICE_VERSION}; NEW."informedAt" := now(); RETURN NEW; END $$;
    CREATE TRIGGER test_told BEFORE INSERT ON "Person" FOR EACH ROW EXECUTE FUNCTION test_told();`);
}

/** In this database nobody has. */
export async function tellNobody(client: Client): Promise<void> {
  await client.query(`
    DROP TRIGGER test_told ON "Person";
    UPDATE "Person" SET "informedOf" = NULL, "informedAt" = NULL`);
}
