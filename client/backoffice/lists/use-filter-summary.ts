import { dayIn } from "../../../shared/calendar-day.ts";
import { type InstantRange, presetOf } from "../dates/date-presets.ts";
import { dayText } from "../dates/day-text.ts";
import { useNow } from "../dates/use-now.ts";
import { useZone } from "../dates/zone.ts";
import { useWords } from "../i18n/use-words.ts";
import { formatMoney, numberText } from "../i18n/number-text.ts";
import type { FilterDefinition } from "./filter-definition.ts";
import type { ListFilters } from "./list-url.ts";

/** How a filter narrows the list, in a few words; null when it does not. */
export function useFilterSummary(filter: FilterDefinition, filters: ListFilters): string | null {
  const words = useWords();
  const zone = useZone();
  const nowMs = useNow();
  const range = { gte: filters[`${filter.name}.gte`]?.[0], lte: filters[`${filter.name}.lte`]?.[0] };
  const values = filters[filter.name] ?? [];

  switch (filter.kind) {
    case "choice":
      return values.length === 0 ? null : values.map((value) => labelOf(filter.choices, value)).join(", ");
    case "text":
      return values[0] ?? null;
    case "count":
      return rangeText(range, (value) => numberText(Number(value)));
    case "amount": {
      const currency = filters["currency"]?.[0] ?? "";
      return rangeText(range, (value) => formatMoney(Number(value), currency));
    }
    case "date": {
      const preset = isComplete(range) ? presetOf(range, zone, nowMs) : null;
      return preset === null
        ? rangeText(range, (value) => dayText(dayIn(zone, Date.parse(value))))
        : words(`dates.${preset}`);
    }
  }
}

function labelOf(choices: readonly { value: string; label: string }[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

function isComplete(range: { gte: string | undefined; lte: string | undefined }): range is InstantRange {
  return range.gte !== undefined && range.lte !== undefined;
}

function rangeText(
  range: { gte: string | undefined; lte: string | undefined },
  format: (value: string) => string,
): string | null {
  const { gte, lte } = range;
  if (gte !== undefined && lte !== undefined) {
    const [from, to] = [format(gte), format(lte)];
    return from === to ? from : `${from} – ${to}`;
  }
  if (gte !== undefined) return `≥ ${format(gte)}`;
  return lte === undefined ? null : `≤ ${format(lte)}`;
}
