import { useEffect } from "react";
import { useLocation } from "react-router";
import { rememberPage } from "./recent-pages.ts";

/** Names the open object in the browser's tab and history, and among the pages that were opened last. */
export function useDocumentTitle(title: string): void {
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = `${title} · Kontor`;
    if (pathname.endsWith("/show")) rememberPage({ path: pathname, title });
  }, [title, pathname]);
}
