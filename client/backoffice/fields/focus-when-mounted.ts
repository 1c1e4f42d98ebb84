/**
 * A ref that takes the focus as soon as its element is there.
 *
 * `autoFocus` is not enough inside a dialog: while it mounts, its focus trap may take the focus again.
 */
export function focusWhenMounted(element: HTMLElement | null): void {
  element?.focus();
}
