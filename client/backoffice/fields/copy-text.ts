/**
 * Puts text on the clipboard; false when the browser refuses.
 *
 * `navigator.clipboard` is missing on plain http, where a selected text area and the old copy command still work.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Deprecated and still the only way where the page is not served over https. */
const oldCommands: { execCommand(command: "copy"): boolean } = document;

function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  // Inside an open dialog, whose focus trap would take the selection away from anywhere else.
  (focused?.parentElement ?? document.body).append(area);
  area.select();
  const isCopied = oldCommands.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
