import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/** With these, which save memory elsewhere, the browser ends with the first page that is closed. */
const notOurs: readonly string[] = ["--single-process", "--no-zygote"];

/** A real Chromium, which arrives with the other packages. */
export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: sparticuz.args.filter((one) => !notOurs.includes(one)),
    headless: true,
  });
