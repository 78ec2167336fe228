-- Whose a form is. What came with the service, or was imported by its operator, stays everybody's.
ALTER TABLE "FormVersion" ADD COLUMN "organizationId" TEXT;

-- What somebody published in the chat is their organization's.
UPDATE "FormVersion" v SET "organizationId" = p."organizationId"
  FROM "AuditEvent" e JOIN "Person" p ON p.id = e.actor
 WHERE e.action = 'form.published' AND e.object = 'form:' || v."formId" AND e.data ->> 'sha256' = v.sha256;

ALTER TABLE "FormVersion" ADD CONSTRAINT "FormVersion_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The same form may be there once for everybody and once for each organization.
DROP INDEX "FormVersion_formId_sha256_key";
CREATE UNIQUE INDEX "FormVersion_formId_organizationId_sha256_key" ON "FormVersion"("formId", "organizationId", "sha256") NULLS NOT DISTINCT;

-- Of a draft whose sender is gone nobody would see the button.
ALTER TABLE "FormDraft" ADD COLUMN "organizationId" TEXT;
UPDATE "FormDraft" d SET "organizationId" = p."organizationId" FROM "Person" p WHERE p.id = d."sentById";
DELETE FROM "FormDraft" WHERE "organizationId" IS NULL;
ALTER TABLE "FormDraft" ALTER COLUMN "organizationId" SET NOT NULL;
ALTER TABLE "FormDraft" ADD CONSTRAINT "FormDraft_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
