import { useState } from "react";
import type { AccountRetention } from "../../../../shared/retention/retention.schema.ts";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { retentionProvider } from "../../providers/retention-provider.ts";
import { ChangeButton } from "./ChangeButton.tsx";
import { DaysDialog } from "./DaysDialog.tsx";
import { KeptFacts } from "./KeptFacts.tsx";

/** What was sent to an account's receivers, and what they answered. */
export function MessageSection({ retention }: { retention: AccountRetention }) {
  const words = useWords();
  const [opened, setOpened] = useState<AccountRetention | null>(null);
  const { message_days: own, usual_message_days: usual } = retention;
  const title = words("retention.messages");
  return (
    <Section title={title} action={<ChangeButton what={title} onClick={() => setOpened(retention)} />}>
      <KeptFacts
        kept={words(own === null ? "retention.usual" : "retention.days", { smart_count: own ?? usual })}
        goes={words("retention.messages_goes")}
        stays={words("retention.messages_stays")}
      />
      {opened !== null && (
        <DaysDialog
          title={title}
          hint={words("retention.messages_hint", { days: words("retention.days", { smart_count: usual }) })}
          current={opened.message_days}
          usual={usual}
          count={(days, signal) => retentionProvider.countMessages(opened.id, days, signal)}
          freedWords="retention.messages_freed"
          save={(days) => retentionProvider.setMessageDays({ id: opened.id, days, version: opened.version })}
          onClose={() => setOpened(null)}
        />
      )}
    </Section>
  );
}
