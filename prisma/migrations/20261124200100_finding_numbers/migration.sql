-- Two people who added one at the same moment could give two of them one number. Of such the one that is
-- to be remedied already, else the first, keeps it (it may stand in a paper); the others go to the end.
LOCK TABLE "Finding", "Recommendation" IN SHARE ROW EXCLUSIVE MODE;

WITH copy AS (
  SELECT f.id, row_number() OVER (
           PARTITION BY f."inspectionId", f.ordinal
           ORDER BY NOT EXISTS (SELECT 1 FROM "Remediation" r WHERE r."findingId" = f.id), f."createdAt", f.id) AS place
    FROM "Finding" f),
moved AS (
  SELECT f.id, m.last + row_number() OVER (PARTITION BY f."inspectionId" ORDER BY f.ordinal, f."createdAt", f.id) AS ordinal
    FROM "Finding" f
    JOIN copy c ON c.id = f.id AND c.place > 1
    JOIN (SELECT "inspectionId", max(ordinal) AS last FROM "Finding" GROUP BY 1) m ON m."inspectionId" = f."inspectionId")
UPDATE "Finding" f SET ordinal = moved.ordinal FROM moved WHERE moved.id = f.id;

WITH copy AS (
  SELECT id, row_number() OVER (PARTITION BY "inspectionId", ordinal ORDER BY "createdAt", id) AS place
    FROM "Recommendation"),
moved AS (
  SELECT f.id, m.last + row_number() OVER (PARTITION BY f."inspectionId" ORDER BY f.ordinal, f."createdAt", f.id) AS ordinal
    FROM "Recommendation" f
    JOIN copy c ON c.id = f.id AND c.place > 1
    JOIN (SELECT "inspectionId", max(ordinal) AS last FROM "Recommendation" GROUP BY 1) m
      ON m."inspectionId" = f."inspectionId")
UPDATE "Recommendation" f SET ordinal = moved.ordinal FROM moved WHERE moved.id = f.id;

DROP INDEX "Finding_inspectionId_ordinal_idx";
CREATE UNIQUE INDEX "Finding_inspectionId_ordinal_key" ON "Finding"("inspectionId", "ordinal");
DROP INDEX "Recommendation_inspectionId_ordinal_idx";
CREATE UNIQUE INDEX "Recommendation_inspectionId_ordinal_key" ON "Recommendation"("inspectionId", "ordinal");
