import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/**
 * What axe finds wrong in a page, one line a rule. All rules run. Only what they find is brought back, and no page is
 * opened beside this one, as it takes to look into frames of other sites: that is three times as fast.
 * @param apartFrom rules that do not apply
 */
export async function violationsIn(page: Page, apartFrom: readonly string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await axe.disableRules([...apartFrom]).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}
