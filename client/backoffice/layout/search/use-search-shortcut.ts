import { useEffect, useEffectEvent } from "react";
import { isTyping } from "../is-typing.ts";

/** Ctrl-K or Command-K anywhere, and a slash where nobody is typing. */
export function useSearchShortcut(open: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const isChord = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    if (!isChord && !isSlash) return;
    // Another dialog has the focus and whatever is typed into it.
    if (document.querySelector('[role="dialog"]') !== null) return;
    event.preventDefault();
    open();
  });

  useEffect(() => {
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
