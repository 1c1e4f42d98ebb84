import { useEffect } from "react";

/** Names the open object in the browser's tab and history. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Kontor`;
  }, [title]);
}
