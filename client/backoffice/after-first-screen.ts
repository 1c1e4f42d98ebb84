/** How long after the page's own files a first screen gets for its data, in milliseconds. */
export const FIRST_SCREEN_MS = 2_000;

/**
 * Runs `work` once the page has loaded and its first screen has had time to be filled: what nobody sees at once takes
 * nothing from what everybody waits for.
 */
export function afterFirstScreen(work: () => void): void {
  const later = () => void setTimeout(work, FIRST_SCREEN_MS);
  if (document.readyState === "complete") later();
  else window.addEventListener("load", later, { once: true });
}
