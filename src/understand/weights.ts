/**
 * How a reading adds up. A confidence starts at the floor, grows with the share of the words it explains, and with how
 * strongly they speak of its topic; it is then trusted as far as the name it rests on.
 */
export const floor = 0.3;
export const forShare = 0.5;
export const forTopic = 0.2;
/** A topic or a guide whose words score this much leaves no doubt. */
export const fullScore = 1.5;
/** Hardly a word is left unexplained. */
export const nearlyAll = 0.85;

/** A sure phrase counts one, a likely one about a third: three of them make a sure one. Longer ones count more. */
export const phraseCounts = (sure: boolean, length: number): number => (sure ? 1 : 0.35) * (1 + 0.3 * (length - 1));
