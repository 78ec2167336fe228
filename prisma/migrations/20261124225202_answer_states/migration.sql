-- Nothing ever stored "not_applicable"; a row that somebody put in by hand becomes what it says to the form: no answer.
CREATE TYPE "AnswerState_new" AS ENUM ('answered', 'not_available', 'skipped');
ALTER TABLE "Answer" ALTER COLUMN "state" TYPE "AnswerState_new"
  USING (CASE "state"::text WHEN 'not_applicable' THEN 'skipped' ELSE "state"::text END::"AnswerState_new");
ALTER TYPE "AnswerState" RENAME TO "AnswerState_old";
ALTER TYPE "AnswerState_new" RENAME TO "AnswerState";
DROP TYPE "AnswerState_old";
