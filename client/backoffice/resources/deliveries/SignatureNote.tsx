import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { Fragment } from "react";
import type { AttemptView } from "../../../../shared/webhooks/delivery.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { useWords, useWordsIfAny } from "../../i18n/use-words.ts";

/** How a request was signed, and by which secrets: during a rotation by more than one. */
export function SignatureNote({ attempt, dialect }: { attempt: AttemptView; dialect: string }) {
  const words = useWords();
  const rule = useWordsIfAny()(`signature_rule.${dialect}`, "");
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
      {signers.length > 0 && rule !== "" && <Box sx={{ color: "text.secondary", mt: 0.25 }}>{rule}</Box>}
    </Box>
  );
}
