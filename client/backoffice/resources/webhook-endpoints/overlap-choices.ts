const known = [
  { name: "now", seconds: 0 },
  { name: "hour", seconds: 3_600 },
  { name: "day", seconds: 86_400 },
  { name: "week", seconds: 604_800 },
] as const;

export type OverlapChoice = (typeof known)[number] & { isAllowed: boolean };

/** How long an old secret may go on signing: every choice, and whether the wire allows it. */
export function overlapChoices(secondsMax: number): OverlapChoice[] {
  return known.map((choice) => ({ ...choice, isAllowed: choice.seconds <= secondsMax }));
}
