import type { EventTypeView } from "../../../../shared/webhooks/event-catalogue.schema.ts";

/** Of one dialect, in the order of its contract. */
export interface DialectEvents {
  dialect: string;
  events: EventTypeView[];
}

/** Every word that was typed is somewhere in the name or the description. What is never sent is left out unless wanted. */
export function matchingTypes(
  events: readonly EventTypeView[],
  { typed, hasUnsent }: { typed: string; hasUnsent: boolean },
): DialectEvents[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, EventTypeView[]>();
  for (const event of events) {
    const text = `${event.type} ${event.description} ${event.dialect}`.toLowerCase();
    if (!(event.is_sent || hasUnsent) || !wanted.every((word) => text.includes(word))) continue;
    groups.set(event.dialect, [...(groups.get(event.dialect) ?? []), event]);
  }
  return [...groups].map(([dialect, found]) => ({ dialect, events: found }));
}
