import Button from "@mui/material/Button";
import Divider from "@mui/material/Divider";
import FormControlLabel from "@mui/material/FormControlLabel";
import Stack from "@mui/material/Stack";
import Switch from "@mui/material/Switch";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import type { StepUpLimit, StepUpRules } from "../../../../shared/identity/step-up.schema.ts";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { staffProvider } from "../../providers/staff-provider.ts";
import { AccountName } from "../AccountName.tsx";
import { useServerAction } from "../use-server-action.ts";
import { accessRulesKey } from "./access-rules-key.ts";
import { LimitDialog } from "./LimitDialog.tsx";

/** Before what people prove anew who they are. */
export function StepUpSection({ rules }: { rules: StepUpRules }) {
  const words = useWords();
  const [isAdding, setIsAdding] = useState(false);
  const shared = { refreshes: [accessRulesKey], said: words("access_rules.saved"), showsErrors: false };
  const secrets = useServerAction({ ...shared, call: (isAsked: boolean) => staffProvider.askForSecrets(isAsked) });
  const removal = useServerAction({
    ...shared,
    call: ({ account_id, currency }: StepUpLimit) => staffProvider.setLimit({ account_id, currency, amount: null }),
  });
  return (
    <Section title={words("access_rules.step_up")}>
      <Stack spacing={2} divider={<Divider />}>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("access_rules.step_up_text")}
        </Typography>
        <FormControlLabel
          label={words("access_rules.secrets")}
          control={
            <Switch
              checked={rules.asks_for_secrets}
              disabled={secrets.isWaiting}
              onChange={(_event, next) => secrets.run(next)}
            />
          }
        />
        <Stack spacing={1.5} sx={{ alignItems: "flex-start" }}>
          <Typography variant="body2">{words("access_rules.money")}</Typography>
          {rules.limits.length > 0 && (
            <Stack component="ul" spacing={1} sx={{ m: 0, p: 0, listStyle: "none", width: "100%" }}>
              {rules.limits.map((limit) => (
                <Stack
                  component="li"
                  key={`${limit.account_id} ${limit.currency}`}
                  direction="row"
                  sx={{ gap: 1.5, alignItems: "center", flexWrap: "wrap" }}
                >
                  <AccountName id={limit.account_id} />
                  <span>
                    {words("access_rules.above")} <MoneyText amount={limit.amount} currency={limit.currency} />
                  </span>
                  <Button
                    size="small"
                    color="error"
                    disabled={removal.isWaiting}
                    aria-label={`${words("access_rules.remove")}: ${limit.account_id} ${limit.currency}`}
                    onClick={() => removal.run(limit)}
                  >
                    {words("access_rules.remove")}
                  </Button>
                </Stack>
              ))}
            </Stack>
          )}
          <Button variant="outlined" onClick={() => setIsAdding(true)}>
            {words("access_rules.add")}
          </Button>
        </Stack>
      </Stack>
      {isAdding && <LimitDialog onClose={() => setIsAdding(false)} />}
    </Section>
  );
}
