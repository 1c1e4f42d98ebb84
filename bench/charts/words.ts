import type { Unit } from "../targets.ts";

/** As a person writes it: thousands apart, and no more digits than were measured. */
export function numberText(value: number): string {
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString("en-US");
  const digits = size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return String(Number(value.toFixed(digits)));
}

/** With its unit. */
export function amountText(value: number, unit: Unit): string {
  if (unit === "") return numberText(value);
  return unit === "×"
    ? `${numberText(value)}×`
    : unit === "1/s"
      ? `${numberText(value)}/s`
      : `${numberText(value)} ${unit}`;
}
