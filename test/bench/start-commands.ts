/** What is typed first, at an address and as a command: neither waits for the encoder. */
export const typedAddress = "salary/mri-technologist/tx";
export const typedCommand = "/salary mri technologist texas";
