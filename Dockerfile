# Production dependencies only; the base image brings Node 24, so the `node` package is left out with the other
# development dependencies.
FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# ONNX Runtime brings its library for every system; only this one's is kept.
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force \
  && cd node_modules/onnxruntime-node/bin/napi-v6 && rm -rf darwin win32 \
  && find linux -mindepth 1 -maxdepth 1 ! -name "$(node -p process.arch)" -exec rm -rf {} +
COPY src ./src
COPY adapters ./adapters
COPY knowledge ./knowledge
# Reads and checks the knowledge now, so that a broken entry fails the build and the first start is quick.
RUN node src/programs/compile-knowledge.ts
USER node
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=8", "adapters/launch.js", "main.ts"]
