import type { ReactNode } from "react";
import { RecordContextProvider, type RaRecord, ResourceContextProvider, useGetOne } from "react-admin";
import { useParams } from "react-router";
import { ErrorNotice } from "../layout/ErrorNotice.tsx";
import { NotFoundPage } from "../layout/NotFoundPage.tsx";
import { PageSkeleton } from "../layout/PageSkeleton.tsx";
import { ProblemError } from "../providers/http.ts";
import { wholeRecord } from "./whole-record.ts";

interface RecordPageProps {
  resource: string;
  children: ReactNode;
}

/** The record that the address names, for the page inside; or why there is none. Old figures stay while new ones load. */
export function RecordPage({ resource, children }: RecordPageProps) {
  const { id = "" } = useParams();
  const { data, error, isPending, refetch } = useGetOne<RaRecord>(
    resource,
    { id, meta: wholeRecord },
    { retry: false },
  );
  if (error instanceof ProblemError && error.status === 404) return <NotFoundPage wanted={id} />;
  if (isPending) return <PageSkeleton />;
  return (
    <>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <ResourceContextProvider value={resource}>
          <RecordContextProvider value={data}>{children}</RecordContextProvider>
        </ResourceContextProvider>
      )}
    </>
  );
}
