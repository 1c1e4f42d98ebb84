/** As the server takes it: digits, with a plus in front where one was written. Null when it is no phone number. */
export function phoneForServer(text: string): string | null {
  const compact = text.replace(/[\s().-]/g, "").replace(/^00/, "+");
  return /^\+?\d{5,15}$/.test(compact) ? compact : null;
}

/** Only what mail servers refuse without asking; the rest is for them to say. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim()) && text.length <= 200;
}
