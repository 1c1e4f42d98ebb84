import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useDataProvider } from "react-admin";
import { dayIn } from "../../../../shared/calendar-day.ts";
import { readSearch, type SearchReading } from "../../../../shared/search/read-search.ts";
import type { SearchResult } from "../../../../shared/search/search.schema.ts";
import { useNow } from "../../dates/use-now.ts";
import { useZone } from "../../dates/zone.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";

/** Letters in a row are one search. */
const pauseMs = 180;

export interface Search {
  /** How the text is read; what cannot be read is not searched for. */
  reading: SearchReading;
  result: SearchResult | undefined;
  error: Error | null;
  isSearching: boolean;
}

/** What the server finds for the text, a moment after it was typed; earlier hits stay until then. */
export function useSearch(typed: string): Search {
  const dataProvider = useDataProvider<KontorDataProvider>();
  const zone = useZone();
  const today = dayIn(zone, useNow());
  const q = typed.trim();
  const reading = useMemo(() => readSearch(q, { zone, today }), [q, zone, today]);
  const [asked, setAsked] = useState(q);

  useEffect(() => {
    const timer = setTimeout(() => setAsked(q), pauseMs);
    return () => clearTimeout(timer);
  }, [q]);

  const isReadable = q !== "" && reading.problems.length === 0;
  const { data, error, isFetching } = useQuery({
    queryKey: ["search", asked, zone],
    queryFn: ({ signal }) => dataProvider.search(asked, zone, signal),
    enabled: isReadable && asked === q,
    placeholderData: keepPreviousData,
  });
  const isSettled = q === asked && data?.q === q;
  return {
    reading,
    result: isReadable ? data : undefined,
    error: isReadable ? error : null,
    isSearching: isReadable && error === null && (isFetching || !isSettled),
  };
}
