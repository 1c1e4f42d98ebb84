import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { Fragment } from "react";
import type { AttemptView } from "../../../../shared/webhooks/delivery.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { en } from "../../i18n/en.ts";
import { useWords } from "../../i18n/use-words.ts";

type KnownDialect = keyof typeof en.signature_rule;

/** How a request was signed, and by which secrets: during a rotation by more than one. */
export function SignatureNote({ attempt, dialect }: { attempt: AttemptView; dialect: string }) {
  const words = useWords();
  const { signed_with: signers } = attempt;
  return (
    <Box sx={{ fontSize: "0.875rem" }}>
      <Typography variant="h3" component="h4" sx={{ mb: 0.5 }}>
        {words("attempt.signature")}
      </Typography>
      {signers.length === 0 ? (
        words("attempt.unsigned")
      ) : (
        <>
          {words(signers.length === 1 ? "attempt.signed_one" : "attempt.signed_more")}{" "}
          {signers.map(({ id, created_at }, index) => (
            <Fragment key={id}>
              {index > 0 && ", "}
              <InstantText value={created_at} />
            </Fragment>
          ))}
          .
        </>
      )}
      {signers.length > 0 && Object.hasOwn(en.signature_rule, dialect) && (
        <Box sx={{ color: "text.secondary", mt: 0.25 }}>{words(`signature_rule.${dialect as KnownDialect}`)}</Box>
      )}
    </Box>
  );
}
