-- CreateTable
CREATE TABLE "ZaloOaToken" (
    "appId" TEXT NOT NULL,
    "accessToken" BYTEA,
    "refreshToken" BYTEA NOT NULL,
    "previousRefreshToken" BYTEA,
    "seedHash" TEXT,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "expiresAt" TIMESTAMPTZ(3),
    "askedAt" TIMESTAMPTZ(3),
    "refusedAt" TIMESTAMPTZ(3),
    "refusal" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ZaloOaToken_pkey" PRIMARY KEY ("appId")
);

-- CreateTable
CREATE TABLE "ZaloOaUser" (
    "userId" TEXT NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "held" BIGINT[] DEFAULT ARRAY[]::BIGINT[],

    CONSTRAINT "ZaloOaUser_pkey" PRIMARY KEY ("userId")
);
