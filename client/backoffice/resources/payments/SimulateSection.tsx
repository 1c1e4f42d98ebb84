import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import FormControl from "@mui/material/FormControl";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useId, useState } from "react";
import { useDataProvider } from "react-admin";
import { parseMajor } from "../../../../shared/money.ts";
import { formatMoney, typedMoney } from "../../i18n/number-text.ts";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";

const plays = ["right", "wrong_amount", "wrong_payer"] as const;
type Play = (typeof plays)[number];

/** Plays the payer's bank for an open order of a sandbox account. */
export function SimulateSection({ payment }: { payment: PaymentView }) {
  const words = useWords();
  const labelId = useId();
  const mayPlay = useMay("transfers.simulate");
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [play, setPlay] = useState<Play>("right");
  // Half of what was asked for: more than a tolerance forgives.
  const [typed, setTyped] = useState(() => typedMoney(Math.max(1, Math.floor(payment.amount / 2)), payment.currency));
  const action = useServerAction({
    call: (amount: number) =>
      dataProvider.simulateTransfer(payment.id, { amount, is_other_payer: play === "wrong_payer" }),
    refreshes: ["payments", "transfers"],
    said: words("simulate.done"),
  });
  const parsed = parseMajor(typed, payment.currency);
  const other = parsed.ok && parsed.amount > 0 ? parsed.amount : null;
  const amount = play === "wrong_amount" ? other : payment.amount;
  const problem =
    play !== "wrong_amount"
      ? null
      : other === null
        ? words("simulate.amount_wrong")
        : other === payment.amount
          ? words("simulate.amount_same")
          : null;
  return (
    <Section title={words("simulate.title")}>
      <Stack
        component="form"
        noValidate
        spacing={1.5}
        onSubmit={(event) => {
          event.preventDefault();
          if (mayPlay && amount !== null && problem === null) action.run(amount);
        }}
      >
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("simulate.hint")}
        </Typography>
        <FormControl>
          <FormLabel id={labelId} sx={{ fontSize: "0.8125rem" }}>
            {words("simulate.choice")}
          </FormLabel>
          <RadioGroup
            aria-labelledby={labelId}
            value={play}
            onChange={(event) => setPlay(plays.find((one) => one === event.target.value) ?? "right")}
          >
            {plays.map((one) => (
              <FormControlLabel
                key={one}
                value={one}
                control={<Radio size="small" />}
                label={words(`simulate.${one}`)}
                slotProps={{ typography: { variant: "body2" } }}
              />
            ))}
          </RadioGroup>
        </FormControl>
        {play === "wrong_amount" && (
          <TextField
            size="small"
            label={words("simulate.amount")}
            value={typed}
            error={problem !== null}
            helperText={problem}
            onChange={(event) => setTyped(event.target.value)}
            slotProps={{ htmlInput: { inputMode: "decimal", autoComplete: "off" } }}
          />
        )}
        <Box role="alert" sx={{ "&:empty": { display: "contents" } }}>
          {action.error !== null && <Alert severity="error">{action.error.message}</Alert>}
        </Box>
        <Box>
          <BlockedButton
            type="submit"
            variant="outlined"
            reason={mayPlay ? problem : words("simulate.role")}
            disabled={action.isWaiting}
          >
            {words("simulate.submit", { amount: formatMoney(amount ?? payment.amount, payment.currency) })}
          </BlockedButton>
        </Box>
      </Stack>
    </Section>
  );
}
