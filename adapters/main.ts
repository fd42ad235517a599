/** `npm start`: the platforms that are configured; a chat in the terminal while none is. */
const isConfigured = Object.entries(process.env).some(([name, value]) => /^(DISCORD|SLACK)_/.test(name) && value);

if (isConfigured) {
  const { configured, startPlatforms } = await import("./platforms.ts");
  await startPlatforms(configured(process.env)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
} else {
  await import("./terminal/main.ts");
}

export {};
