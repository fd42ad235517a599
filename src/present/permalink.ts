import { type Address, formatAddress } from "../address.ts";

/** Where an answer stands among the bot's own pages. */
export const pagePath = (address: Address): string => `/${formatAddress(address)}`;

/** The link that leads to an answer. @param publicUrl where the pages are, without a slash at the end */
export const permalink = (address: Address, publicUrl: string): string => `${publicUrl}${pagePath(address)}`;

/** What stands before the path of every page where the site stands below another's address: "/careers", or nothing. */
export const basePath = (publicUrl: string | undefined): string =>
  publicUrl === undefined ? "" : new URL(publicUrl).pathname.replace(/\/$/, "");
