import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { callLimit } from "../../../../shared/identity/credential-care.ts";
import type { CredentialView } from "../../../../shared/identity/credential.schema.ts";
import { Section } from "../../fields/Section.tsx";
import { numberText } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { CallLimitDialog } from "./CallLimitDialog.tsx";

/** How often a client of the lending API may call, and the way to change it. */
export function CallLimitSection({ credential }: { credential: CredentialView }) {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const { calls_per_minute: own } = credential;
  return (
    <Section
      title={words("call_limit.title")}
      action={
        <Button variant="outlined" onClick={() => setIsOpen(true)}>
          {words("call_limit.change")}
        </Button>
      }
    >
      <Typography variant="body2">
        {own === null
          ? words("call_limit.usual", { calls: callLimit.usual })
          : words("call_limit.own", { calls: numberText(own) })}
      </Typography>
      {isOpen && <CallLimitDialog credential={credential} onClose={() => setIsOpen(false)} />}
    </Section>
  );
}
