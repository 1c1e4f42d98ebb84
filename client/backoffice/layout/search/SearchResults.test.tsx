import { screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { SearchHit, SearchResult } from "../../../../shared/search/search.schema.ts";
import { speak, speakForServer } from "../../i18n/i18n-provider.ts";
import { renderAt } from "../../testing/render.tsx";
import { SearchResults } from "./SearchResults.tsx";

afterEach(async () => {
  await speak("en");
  await speakForServer();
});

test("a hit says its status and its amount as the lists do, in the reader's language", async () => {
  await speak("nb");
  const hit: SearchHit = {
    ...{ type: "payment", id: "p1", account_id: "T12345678", title: "A-1", created_at: "2026-06-01T09:00:00.000Z" },
    ...{ subtitle: "CAPTURED · 1,200.00 NOK · Kari Prøve", money: { amount: 1_200_00, currency: "NOK" } },
  };
  const groups: SearchResult["groups"] = [{ type: "payment", total: { value: 1, capped: false }, hits: [hit] }];
  const result = { q: "A-1", groups };
  renderAt(<SearchResults listId="hits" result={result} current={undefined} onLeave={() => undefined} />);
  expect(screen.getByText("Belastet · 1 200,00 NOK · Kari Prøve")).toBeDefined();
});
