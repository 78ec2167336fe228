-- DropForeignKey
ALTER TABLE "Strength" DROP CONSTRAINT "Strength_inspectionId_fkey";

-- AlterTable
ALTER TABLE "Person" DROP COLUMN "preferredChannel";

-- AlterTable
ALTER TABLE "Recommendation" DROP COLUMN "dueDate";

-- DropTable
DROP TABLE "Strength";
