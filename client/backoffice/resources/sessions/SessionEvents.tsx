import type { SessionView } from "../../../../shared/checkout/session.schema.ts";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { TimelineList } from "../timeline/TimelineList.tsx";
import { sessionTimeline } from "./session-timeline.ts";

/** How far the payer came, newest first. */
export function SessionEvents({ session }: { session: SessionView }) {
  const words = useWords();
  return (
    <Section title={words("session.events")}>
      <TimelineList entries={sessionTimeline(session)} currency={session.currency} />
    </Section>
  );
}
