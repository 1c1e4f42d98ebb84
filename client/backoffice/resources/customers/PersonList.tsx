import type { ReactNode } from "react";
import type { Page } from "../../../../shared/page.ts";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { ShortList } from "../../fields/ShortList.tsx";
import { cappedText } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";

interface PersonRow {
  id: string;
  to: string;
  name: string;
  created_at: string;
  amount: number;
  currency: string;
  chip: ReactNode;
}

interface PersonListProps {
  title: string;
  emptyText: string;
  /** Where all of them are. */
  allPath: string;
  total: Page["total"];
  /** What it comes to, one line for each currency. */
  lines: readonly string[];
  rows: readonly PersonRow[];
}

/** What somebody has of one kind: what it comes to, the newest ones, and the way to all of them. */
export function PersonList({ title, emptyText, allPath, total, lines, rows }: PersonListProps) {
  const words = useWords();
  const count = cappedText(total.value, total.capped);
  const hasAny = rows.length > 0;
  return (
    <ShortList
      title={title}
      emptyText={emptyText}
      all={hasAny ? { to: allPath, label: words("person.all", { count }) } : null}
      lines={hasAny ? [...lines, ...(total.capped ? [words("person.capped", { count: total.value })] : [])] : []}
      rows={rows.map(({ id, to, name, created_at, amount, currency, chip }) => ({
        ...{ id, to, name, chip, at: created_at },
        end: <MoneyText amount={amount} currency={currency} />,
      }))}
    />
  );
}
