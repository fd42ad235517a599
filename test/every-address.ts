export { everyAddress } from "../src/every-address.ts";
