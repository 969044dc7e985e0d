# The worker, as docker-compose.yml runs it. Node runs the TypeScript sources; nothing is built.
FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /kelisu
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY . .
USER node
# exec form: the worker itself is process 1 and gets the SIGTERM that lets it finish what it has begun.
CMD ["node", "worker/main.ts"]
