import type { ReactNode } from "react";

export interface NoticeProps {
  tone: "good" | "bad" | "plain";
  title: string;
  hint: string;
  children?: ReactNode;
}

const marks = { good: "✓", bad: "!", plain: "i" } as const;

/** One thing to say, in the middle of the page. */
export function Notice({ tone, title, hint, children }: NoticeProps) {
  return (
    <section className="card notice" role="status">
      <span className={`mark mark-${tone}`} aria-hidden="true">
        {marks[tone]}
      </span>
      <h1>{title}</h1>
      <p>{hint}</p>
      {children}
    </section>
  );
}
