-- CreateEnum
CREATE TYPE "PersonRequestKind" AS ENUM ('access', 'correct', 'restrict', 'erase', 'complain');

-- CreateEnum
CREATE TYPE "PersonRequestOutcome" AS ENUM ('done', 'partly', 'refused');

-- CreateTable
CREATE TABLE "PersonRequest" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" "PersonRequestKind" NOT NULL,
    "text" TEXT,
    "receivedOn" DATE NOT NULL,
    "answerBy" DATE NOT NULL,
    "doBy" DATE NOT NULL,
    "outcome" "PersonRequestOutcome",
    "answer" TEXT,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "PersonRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonExport" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "format" "DocumentFormat" NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PersonExport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PersonRequest_personId_idx" ON "PersonRequest"("personId");

-- CreateIndex
CREATE INDEX "PersonRequest_answeredAt_answerBy_idx" ON "PersonRequest"("answeredAt", "answerBy");

-- CreateIndex
CREATE INDEX "PersonExport_personId_idx" ON "PersonExport"("personId");

-- AddForeignKey
ALTER TABLE "PersonRequest" ADD CONSTRAINT "PersonRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonExport" ADD CONSTRAINT "PersonExport_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
