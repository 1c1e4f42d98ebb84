const units = ["B", "kB", "MB", "GB", "TB"];

/** `4.1 MB`: thousands, as disks are sold. `write` puts the number in the marks of a language. */
export function sizeText(
  bytes: number,
  write: (value: number, decimals: number) => string = (value, decimals) => value.toFixed(decimals),
): string {
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${write(bytes / 1000 ** step, step === 0 ? 0 : 1)} ${units[step] ?? ""}`;
}
