import { plainText } from "../../src/present/plain-text.ts";
import { renderContract } from "./render-contract.ts";

renderContract("plain text", { show: plainText, perTopic: 400 });
