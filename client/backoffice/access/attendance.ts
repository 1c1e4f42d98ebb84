const lastsMs = 60_000;
let touchedAt = performance.now();

for (const event of ["pointerdown", "keydown"]) {
  window.addEventListener(event, () => (touchedAt = performance.now()), { capture: true, passive: true });
}

/** Whether somebody has pressed a key or a button within the last minute. */
export function isAttended(): boolean {
  return performance.now() - touchedAt < lastsMs;
}
