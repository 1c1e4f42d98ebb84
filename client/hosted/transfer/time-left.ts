const secondMs = 1_000;
const minuteSeconds = 60;
const hourSeconds = 3_600;
const daySeconds = 86_400;

/** What is left of a time: whole units, the largest that are worth showing. */
export type TimeLeft = { kind: "days"; days: number; hours: number } | { kind: "clock"; text: string };

/** @param leftMs not less than zero. */
export function timeLeft(leftMs: number): TimeLeft {
  const seconds = Math.ceil(leftMs / secondMs);
  if (seconds >= daySeconds) {
    return {
      kind: "days",
      days: Math.floor(seconds / daySeconds),
      hours: Math.floor((seconds % daySeconds) / hourSeconds),
    };
  }
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / hourSeconds);
  const minutes = Math.floor((seconds % hourSeconds) / minuteSeconds);
  const rest = two(seconds % minuteSeconds);
  return { kind: "clock", text: hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${two(minutes)}:${rest}` };
}

const announcedMinutes = [1, 2, 5, 10];

/** The mark that was passed last, minutes: said aloud once, unlike every second. Null while there is plenty of time. */
export function passedMark(leftMs: number): number | null {
  return announcedMinutes.find((minutes) => leftMs <= minutes * minuteSeconds * secondMs) ?? null;
}
