/**
 * Tells where the pages are, and opens them where somebody sits at this machine. `BROWSER=none` keeps the browser shut,
 * as elsewhere.
 */
export async function openPages(url: string, printLine: (line: string) => void): Promise<void> {
  printLine(`Rolecall is open at ${url} (Ctrl+C ends it; "npm run chat" asks in the terminal)`);
  if (!process.stdout.isTTY || process.env.CI || process.env.BROWSER === "none") return;
  const { default: open } = await import("open");
  // Where there is no browser, the line above is enough.
  await open(url).then(
    (browser) => browser.once("error", () => undefined),
    () => undefined,
  );
}
