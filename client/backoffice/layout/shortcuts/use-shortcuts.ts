import { useEffect, useEffectEvent, useRef } from "react";
import type { Permission } from "../../../../shared/permissions.ts";
import { isTyping } from "../is-typing.ts";

export interface Destination {
  /** Pressed after G. */
  key: string;
  resource: "payments" | "customers" | "webhook-endpoints" | "loans" | "deliveries" | "approvals";
  permission: Permission;
}

export const destinations: readonly Destination[] = [
  { key: "p", resource: "payments", permission: "payments.read" },
  { key: "c", resource: "customers", permission: "customers.read" },
  { key: "w", resource: "webhook-endpoints", permission: "webhooks.read" },
  { key: "d", resource: "deliveries", permission: "deliveries.read" },
  { key: "l", resource: "loans", permission: "loans.read" },
  { key: "a", resource: "approvals", permission: "approvals.read" },
];

interface Shortcuts {
  onHelp: () => void;
  onGo: (destination: Destination) => void;
}

/** A question mark for the list of shortcuts, and G with a letter behind it for a page; never while somebody types. */
export function useShortcuts({ onHelp, onGo }: Shortcuts): void {
  const isGoing = useRef(false);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const wasGoing = isGoing.current;
    isGoing.current = false;
    const isChord = event.ctrlKey || event.metaKey || event.altKey;
    if (isChord || isTyping(event.target) || document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
    const key = event.key.toLowerCase();
    const destination = wasGoing ? destinations.find((known) => known.key === key) : undefined;
    if (destination !== undefined) onGo(destination);
    else if (key === "?") onHelp();
    else {
      isGoing.current = key === "g";
      return;
    }
    event.preventDefault();
  });

  useEffect(() => {
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
