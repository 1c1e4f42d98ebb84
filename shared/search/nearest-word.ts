/** The word that was probably meant: the nearest by typing mistakes, if it takes at most two of them; else null. */
export function nearestWord<Word extends string>(typed: string, known: readonly Word[]): Word | null {
  let best: { word: Word; mistakes: number } | null = null;
  for (const word of known) {
    const mistakes = countMistakes(typed.toLowerCase(), word.toLowerCase());
    if (best === null || mistakes < best.mistakes) best = { word, mistakes };
  }
  return best !== null && best.mistakes <= Math.min(2, Math.floor(typed.length / 2)) ? best.word : null;
}

/** Letters put in, left out, exchanged, or two neighbors swapped. */
function countMistakes(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => i || j));
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, at(i - 2, j - 2) + 1);
      (rows[i] ?? [])[j] = least;
    }
  }
  return at(a.length, b.length);
}
