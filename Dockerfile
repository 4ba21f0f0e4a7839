# One image: the built server, which serves the browser app too. The database is a service of its own.
FROM node:24-bookworm-slim AS build
WORKDIR /parvis
COPY . .
RUN npm install --no-save && npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /parvis
COPY --from=build /parvis/package.json /parvis/LICENSE ./
COPY --from=build /parvis/node_modules ./node_modules
COPY --from=build /parvis/dist ./dist
COPY --from=build /parvis/apps/web/dist ./apps/web/dist
USER node
EXPOSE 3000
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/apps/api/src/main.js"]
