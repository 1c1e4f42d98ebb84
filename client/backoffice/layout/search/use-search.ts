import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useDataProvider } from "react-admin";
import type { SearchResult } from "../../../../shared/search/search.schema.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";

/** Letters in a row are one search. */
const pauseMs = 180;

export interface Search {
  result: SearchResult | undefined;
  error: Error | null;
  isSearching: boolean;
}

/** What the server finds for the text, a moment after it was typed; earlier hits stay until then. */
export function useSearch(typed: string): Search {
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [asked, setAsked] = useState("");
  const q = typed.trim();

  useEffect(() => {
    const timer = setTimeout(() => setAsked(q), pauseMs);
    return () => clearTimeout(timer);
  }, [q]);

  const { data, error, isFetching } = useQuery({
    queryKey: ["search", asked],
    queryFn: ({ signal }) => dataProvider.search(asked, signal),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
  });
  const isSettled = q === asked && data?.q === q;
  return {
    result: q === "" ? undefined : data,
    error,
    isSearching: q !== "" && error === null && (isFetching || !isSettled),
  };
}
