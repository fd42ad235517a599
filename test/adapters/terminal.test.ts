import { render } from "../../adapters/terminal/render.ts";
import { renderContract } from "./render-contract.ts";

for (const columns of [40, 80, 200]) {
  for (const colors of [false, true]) {
    const name = `terminal, ${columns} columns${colors ? ", colored" : ""}`;
    renderContract(name, { show: (given) => render(given, { columns, colors }), columns, colors, perTopic: 40 });
  }
}
