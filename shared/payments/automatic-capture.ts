import type { Actor } from "./actor.ts";

/** In whose name Kontor takes money that nobody asked for one by one. */
export const autoCaptureActor: Actor = { type: "system", id: "auto_capture" };

export function isAutomatic({ actor }: { actor: Actor }): boolean {
  return actor.type === autoCaptureActor.type && actor.id === autoCaptureActor.id;
}
