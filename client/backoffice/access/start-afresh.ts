/** Loads the program anew, so that nothing of the person before is left in it. */
export function startAfresh(): void {
  window.location.assign("/");
}
