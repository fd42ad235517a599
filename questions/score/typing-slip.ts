/** Numbers from 0 to 1, as Math.random gives them. */
type Random = () => number;

const pick = <One>(list: readonly One[], random: Random): One | undefined => list[Math.floor(random() * list.length)];

/** Keys beside each other on a QWERTY keyboard. */
const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

function beside(letter: string, random: Random): string {
  const row = rows.find((keys) => keys.includes(letter)) ?? "";
  const at = row.indexOf(letter);
  return (
    pick(
      [row[at - 1], row[at + 1]].filter((key) => key !== undefined),
      random,
    ) ?? letter
  );
}

/** One slip of the keyboard in a word: two letters swapped, one left out, doubled, or hit beside. */
function slip(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [head, letter = "", tail] = [word.slice(0, at), word[at], word.slice(at + 1)];
  switch (Math.floor(random() * 4)) {
    case 0:
      return head + (tail[0] ?? "") + letter + tail.slice(1);
    case 1:
      return head + tail;
    case 2:
      return head + letter + letter + tail;
    default:
      return head + beside(letter.toLowerCase(), random) + tail;
  }
}

/** The text with a slip in one of its longer words; unchanged when it has none, or when equal letters were swapped. */
export function withSlip(text: string, random: Random): string {
  const long = pick([...text.matchAll(/[A-Za-z]{4,}/g)], random);
  if (long === undefined) return text;
  return text.slice(0, long.index) + slip(long[0], random) + text.slice(long.index + long[0].length);
}
