import Box from "@mui/material/Box";
import { type Query, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { PageSkeleton } from "./PageSkeleton.tsx";

/** A part that answers later than this appears when it does, and moves what is below. */
const longestMs = 2_000;

const isFirst = ({ state }: Query) => state.status === "pending";

/**
 * A page of several parts, each with a question of its own to the server: they are asked at once and shown at once,
 * so that nothing moves away under the reader while the answers come in.
 */
export function RevealTogether({ children }: { children: ReactNode }) {
  const isReady = useFirstAnswers();
  return (
    <Box sx={{ position: "relative", minHeight: isReady ? undefined : 500 }}>
      {!isReady && (
        <Box sx={{ position: "absolute", inset: 0 }}>
          <PageSkeleton />
        </Box>
      )}
      <Box sx={isReady ? {} : { visibility: "hidden" }}>{children}</Box>
    </Box>
  );
}

function useFirstAnswers(): boolean {
  const client = useQueryClient();
  const [isReady, setIsReady] = useState(false);
  // By the time of this effect, those of the parts have asked their questions.
  useEffect(() => {
    const look = () => {
      if (client.isFetching({ predicate: isFirst }) === 0) setIsReady(true);
    };
    const stopLooking = client.getQueryCache().subscribe(look);
    const timers = [setTimeout(look), setTimeout(() => setIsReady(true), longestMs)];
    return () => {
      stopLooking();
      timers.forEach(clearTimeout);
    };
  }, [client]);
  return isReady;
}
