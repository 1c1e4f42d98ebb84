import { useEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";

interface Place {
  scrollY: number;
  /** The row's link that was opened. */
  href: string | null;
}

const keyOf = (locationKey: string) => `kontor.place.${locationKey}`;

/** Back from an object leads to the place in the list where one was, with the focus on its row. */
export function useReturnToRow(hasRows: boolean): void {
  const { key } = useLocation();
  const isReturn = useNavigationType() === "POP";
  const isDone = useRef(false);

  useEffect(() => {
    const remember = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("main a[href]") : null;
      if (link === null) return;
      const place: Place = { scrollY: window.scrollY, href: link.getAttribute("href") };
      sessionStorage.setItem(keyOf(key), JSON.stringify(place));
    };
    document.addEventListener("click", remember, { capture: true });
    return () => document.removeEventListener("click", remember, { capture: true });
  }, [key]);

  useEffect(() => {
    if (!hasRows || isDone.current) return;
    isDone.current = true;
    const text = isReturn ? sessionStorage.getItem(keyOf(key)) : null;
    if (text === null) return;
    const { scrollY, href } = JSON.parse(text) as Place;
    const links = [...document.querySelectorAll<HTMLAnchorElement>("main td a[href]")];
    links.find((link) => link.getAttribute("href") === href)?.focus({ preventScroll: true });
    window.scrollTo({ top: scrollY, behavior: "instant" });
  }, [hasRows, isReturn, key]);
}
