# Kiemtra runs its TypeScript directly: there is nothing to build but the dependencies and the
# generated database client.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json prisma.config.ts ./
COPY prisma ./prisma
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=dependencies /app/src/db/generated ./src/db/generated
COPY package.json prisma.config.ts ./
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
