import { plainText } from "../../src/plain-text.ts";
import { renderContract } from "./render-contract.ts";

renderContract("plain text", { show: plainText, perTopic: 400 });
