import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { shownEntries } from "../timeline/timeline-entries.ts";
import { TimelineList } from "../timeline/TimelineList.tsx";

/** Session, money and who was told of it in one story, newest first. */
export function Timeline({ payment }: { payment: PaymentView }) {
  const words = useWords();
  return (
    <Section title={words("timeline.title")}>
      <TimelineList entries={shownEntries(payment.timeline)} currency={payment.currency} />
    </Section>
  );
}
