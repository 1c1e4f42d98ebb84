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

const overlapUnits = { second: 1, minute: 60, hour: 3_600 } as const;

/** A length of one's own, as it is typed. */
export interface OwnOverlap {
  length: string;
  unit: keyof typeof overlapUnits;
}

/** In seconds; null where it is no whole number above 0, or longer than the wire allows. */
export function ownSeconds({ length, unit }: OwnOverlap, secondsMax: number): number | null {
  if (!/^\d{1,9}$/.test(length.trim())) return null;
  const seconds = Number(length) * overlapUnits[unit];
  return seconds > 0 && seconds <= secondsMax ? seconds : null;
}
