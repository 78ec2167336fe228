-- CreateTable
CREATE TABLE "AuditKey" (
    "no" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditKey_pkey" PRIMARY KEY ("no")
);
