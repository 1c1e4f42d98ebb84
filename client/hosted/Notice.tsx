import { type ReactNode, useEffect, useRef } from "react";

export interface NoticeProps {
  tone: "good" | "bad" | "plain";
  title: string;
  hint: string;
  children?: ReactNode;
}

const marks = { good: "✓", bad: "!", plain: "i" } as const;

/**
 * One thing to say, in the middle of the page. Gets the focus, because it replaces what had it; not in a frame that
 * nobody is in, where that would take it from the shop's own page.
 */
export function Notice({ tone, title, hint, children }: NoticeProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (window.self === window.top || document.hasFocus()) heading.current?.focus();
  }, [title]);
  return (
    <section className="card notice" role="status">
      <span className={`mark mark-${tone}`} aria-hidden="true">
        {marks[tone]}
      </span>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{hint}</p>
      {children}
    </section>
  );
}
