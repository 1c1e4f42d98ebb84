import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TimelineEntryView } from "../../../shared/payments/payment.schema.ts";
import type { FilterDefinition } from "../lists/filter-definition.ts";
import { useFilterSummary } from "../lists/use-filter-summary.ts";
import { useTimelineTitle } from "../resources/timeline/use-timeline-title.ts";
import { renderAt } from "../testing/render.tsx";
import { speak } from "./i18n-provider.ts";
import { cappedText } from "./number-text.ts";
import { percentText } from "./percent-text.ts";

beforeEach(() => speak("nb"));
afterEach(() => speak("en"));

const attempt: TimelineEntryView = {
  source: "delivery",
  kind: "attempt.delivered",
  at: "2026-06-01T09:00:00.000Z",
  order: 1,
  actor: null,
  amount: null,
  operation_id: null,
  delivery_id: null,
  details: {
    dialect: "standard",
    event_type: "loan.paid",
    attempt: 2,
    attempts_max: 5,
    code: 200,
    duration_ms: 12_345,
  },
};

function Title() {
  return <p>{useTimelineTitle()(attempt)}</p>;
}

function Summary({ filter, filters }: { filter: FilterDefinition; filters: Record<string, string[]> }) {
  return <p>{useFilterSummary(filter, filters)}</p>;
}

/** Without the spaces that never break. */
async function shown(text: RegExp): Promise<string> {
  const found = await screen.findByText(text);
  return found.textContent.replaceAll(/[\u00a0\u202f]/g, " ");
}

test("how long a try took has the marks of the language", async () => {
  renderAt(<Title />);
  expect(await shown(/HTTP 200/)).toContain("12 345 ms");
});

test("a filter by days names them as the language does", async () => {
  const filters = { "created_at.gte": ["2026-04-01T00:00:00.000Z"], "created_at.lte": ["2026-04-03T23:59:59.999Z"] };
  renderAt(<Summary filter={{ kind: "date", name: "created_at", label: "Opprettet" }} filters={filters} />);
  expect(await shown(/2026/)).toBe("1. apr. 2026 – 3. apr. 2026");
});

test("a filter by a count, a count beyond its cap and a share that is nearly all", async () => {
  renderAt(<Summary filter={{ kind: "count", name: "uses", label: "Bruk" }} filters={{ "uses.gte": ["1500"] }} />);
  expect(await shown(/≥/)).toBe("≥ 1 500");
  const texts = [cappedText(10_000, true), cappedText(10_000, false), percentText(9_996 / 10_000)];
  expect(texts.map((text) => text.replaceAll(/[\u00a0\u202f]/g, " "))).toEqual(["10 000+", "10 000", "> 99,9 %"]);
});
