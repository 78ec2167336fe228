-- The audit log only grows. Changing it takes somebody who owns the table and removes this guard
-- first; `audit verify` finds that too, because the key of the hash chain is not in the database.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of "AuditEvent" is refused: the audit log only grows', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END;
$$;

-- For each statement, so that it is refused even where no row matches.
CREATE TRIGGER "AuditEvent_only_grows"
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

-- Also in sessions that switch ordinary triggers off (session_replication_role = replica).
ALTER TABLE "AuditEvent" ENABLE ALWAYS TRIGGER "AuditEvent_only_grows";
