/** `content-type: application/json`, one per line. */
export function headerText(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

/** JSON laid out for reading; null for anything else, which is shown as it came. */
export function prettyJson(body: string): string | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? JSON.stringify(value, null, 2) : null;
  } catch {
    return null;
  }
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
