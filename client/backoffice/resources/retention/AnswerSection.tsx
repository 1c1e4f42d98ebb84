import Typography from "@mui/material/Typography";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { answerDaysMin } from "../../../../shared/retention/retention.schema.ts";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { retentionProvider } from "../../providers/retention-provider.ts";
import { ChangeButton } from "./ChangeButton.tsx";
import { DaysDialog } from "./DaysDialog.tsx";
import { KeptFacts } from "./KeptFacts.tsx";
import { retentionKey } from "./retention-key.ts";

/** What API requests with an idempotency key were answered, in every account. */
export function AnswerSection() {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: [retentionKey, "answers"],
    queryFn: ({ signal }) => retentionProvider.readAnswers(signal),
  });
  const title = words("retention.answers");
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <Section title={title} action={<ChangeButton what={title} onClick={() => setIsOpen(true)} />}>
      <Typography variant="body2" sx={{ color: "text.secondary", mb: 1 }}>
        {words("retention.answers_everywhere")}
      </Typography>
      <KeptFacts
        kept={words("retention.days", { smart_count: data.days })}
        goes={words("retention.answers_goes")}
        stays={words("retention.answers_stays")}
      />
      {isOpen && (
        <DaysDialog
          title={title}
          hint={words("retention.answers_hint")}
          current={data.days}
          usual={null}
          count={(days, signal) => retentionProvider.countAnswers(days, signal)}
          freedWords="retention.answers_freed"
          save={(days) => retentionProvider.setAnswerDays(days ?? answerDaysMin)}
          onClose={() => setIsOpen(false)}
        />
      )}
    </Section>
  );
}
