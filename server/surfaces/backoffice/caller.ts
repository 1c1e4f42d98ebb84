import type { Actor } from "../../../shared/payments/actor.ts";
import { type Permission, roleMay } from "../../../shared/permissions.ts";
import type { AuditActor } from "../../audit/audit.service.ts";
import type { SignedIn } from "../../identity/staff-session.service.ts";

/** Where a request came from. */
export interface Origin {
  requestId: string;
  ip: string | null;
  userAgent: string | null;
}

/** The person behind a request, with the rights that they have at this moment. */
export interface Caller extends SignedIn {
  /** The cookie's token; never logged, never answered. */
  token: string;
}

/** Who did it, in the words of payments and deliveries. */
export function actorOf(caller: Caller): Actor {
  return { type: "staff", id: caller.staff.id, name: caller.staff.name };
}

/** Who did it, in the words of the audit log. */
export function auditActorOf(caller: Caller, origin: Origin): AuditActor {
  return { type: "staff", id: caller.staff.id, role: caller.role, ip: origin.ip, requestId: origin.requestId };
}

export function may(caller: Caller, permission: Permission): boolean {
  return roleMay(caller.role, permission);
}

/** Names, e-mail addresses and phone numbers are masked for whoever may not read them. */
export function isMaskedFor(caller: Caller): boolean {
  return !may(caller, "personal.read");
}
