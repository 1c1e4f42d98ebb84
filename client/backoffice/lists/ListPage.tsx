import type { ReactNode } from "react";
import { PageHeading } from "../layout/PageHeading.tsx";
import { ListFrame, type ListFrameProps } from "./ListFrame.tsx";
import { ListTools } from "./tools/ListTools.tsx";

interface ListPageProps extends Omit<ListFrameProps, "heading"> {
  actions?: ReactNode;
}

/** A list that is a page of its own. */
export function ListPage({ actions, ...list }: ListPageProps) {
  return (
    <ListFrame {...list} heading={<PageHeading title={list.title} actions={<ListTools>{actions}</ListTools>} />} />
  );
}
