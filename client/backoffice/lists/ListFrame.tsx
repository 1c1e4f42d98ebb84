import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import LinearProgress from "@mui/material/LinearProgress";
import Stack from "@mui/material/Stack";
import { type ReactNode, useDeferredValue, useState } from "react";
import { ListContextProvider, type RaRecord, ResourceContextProvider } from "react-admin";
import { ErrorNotice } from "../layout/ErrorNotice.tsx";
import { CursorPager } from "./CursorPager.tsx";
import { UrlListContext } from "./list-context.ts";
import { ListEmpty } from "./ListEmpty.tsx";
import { ListSkeleton } from "./ListSkeleton.tsx";
import { StaleNotice } from "./StaleNotice.tsx";
import { ColumnRegistry, ColumnRegistryContext } from "./tools/column-registry.ts";
import { useReturnToRow } from "./use-return-to-row.ts";
import type { UrlList } from "./use-url-list.ts";

export interface ListFrameProps {
  list: UrlList<RaRecord>;
  title: string;
  /** What an account without any of these rows is told. */
  emptyText: string;
  /** Above the rest, within reach of the list. */
  heading?: ReactNode;
  /** Search box and filter chips. */
  filters: ReactNode;
  /** Between filters and table, such as the count of new rows. */
  notice?: ReactNode;
  /** The table. */
  children: ReactNode;
}

/** Frame of a list, as a page or within one: filters, table, pager, and the states without rows. */
export function ListFrame({ list, title, emptyText, heading, filters, notice, children }: ListFrameProps) {
  const [columns] = useState(() => new ColumnRegistry());
  useReturnToRow((list.controller.data?.length ?? 0) > 0);
  return (
    <ResourceContextProvider value={list.controller.resource}>
      <UrlListContext value={list}>
        <ColumnRegistryContext value={columns}>
          <ListContextProvider value={list.controller}>
            {heading}
            <Stack spacing={1.5}>
              {filters}
              {notice}
              <Card component="section" aria-label={title} aria-busy={list.isRefreshing} sx={frame}>
                <Box sx={{ position: "absolute", insetInline: 0, top: 0, height: 2, overflow: "hidden", zIndex: 3 }}>
                  {list.isRefreshing && <LinearProgress sx={{ height: 2 }} />}
                </Box>
                <ListBody list={list} emptyText={emptyText}>
                  {children}
                </ListBody>
              </Card>
            </Stack>
          </ListContextProvider>
        </ColumnRegistryContext>
      </UrlListContext>
    </ResourceContextProvider>
  );
}

/** Cut off without becoming a box that scrolls: what sticks inside of it sticks to the window. */
const frame = { position: "relative", overflow: "clip" } as const;

function ListBody({ list, emptyText, children }: Pick<ListFrameProps, "list" | "emptyText" | "children">) {
  const { data, error, isPending, refetch } = list.controller;
  // The first rows are drawn in short steps, between which the browser can answer; until they stand, this does.
  const isWaiting = useDeferredValue(isPending);
  if (isPending || isWaiting) return <ListSkeleton />;
  const failure = error === null ? null : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return failure;
  return (
    <>
      {failure}
      <StaleNotice />
      {data.length === 0 ? <ListEmpty emptyText={emptyText} /> : children}
      {(data.length > 0 || list.view.cursor !== null) && <CursorPager />}
    </>
  );
}
