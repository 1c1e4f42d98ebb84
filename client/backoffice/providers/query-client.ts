import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./http.ts";

const triesMax = 2;

/** A refusal is an answer and is not asked again; a lost answer is, a little. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => !(error instanceof ProblemError) && failures < triesMax,
        refetchOnWindowFocus: false,
        staleTime: 5_000,
      },
    },
  });
}
