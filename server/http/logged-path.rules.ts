/** What stands in for a part of a path that is not for the log. */
const hidden = "…";

/** Whoever knows what follows these may act: the codes in addresses that are sent to one person. */
const beforeCodes = new Set(["sign", "biometrics"]);
const partLengthMax = 64;

/**
 * A path as it may be logged: ids and words of ours. A code that opens something, and whatever looks like a name, an
 * address or a guess instead of an id, is hidden.
 */
export function loggedPath(path: string): string {
  const parts = path.split("/");
  return parts.map((part, index) => (isLoggable(part, parts[index - 1]) ? part : hidden)).join("/");
}

function isLoggable(part: string, before: string | undefined): boolean {
  if (before !== undefined && beforeCodes.has(before)) return false;
  return part.length <= partLengthMax && /^[\w.:~-]*$/.test(part);
}
