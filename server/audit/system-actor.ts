import type { AuditActor } from "./audit.service.ts";

/** A part of Kontor that acts on nobody's behalf, such as `cli`. */
export function systemActor(part: string): AuditActor {
  return { type: "system", id: part, role: null, ip: null };
}
