import { render } from "../../adapters/terminal/render.ts";
import { renderContract } from "./render-contract.ts";

for (const columns of [40, 80, 200]) {
  for (const colours of [false, true]) {
    const name = `terminal, ${columns} columns${colours ? ", coloured" : ""}`;
    renderContract(name, { show: (given) => render(given, { columns, colours }), columns, colours, perTopic: 40 });
  }
}
