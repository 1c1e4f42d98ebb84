import VisibilityOff from "@mui/icons-material/VisibilityOff";
import Box from "@mui/material/Box";
import Tooltip from "@mui/material/Tooltip";
import type { PayerView } from "../../../shared/payments/payment.schema.ts";
import { useWords } from "../i18n/use-words.ts";

/** Who pays, by the best name there is. */
export function PayerText({ payer }: { payer: PayerView }) {
  const words = useWords();
  const name = payer.name ?? payer.email ?? payer.phone;
  return (
    <Box
      component="span"
      title={name ?? undefined}
      sx={{ ...oneLine, ...(name === null ? { color: "text.secondary" } : {}) }}
    >
      {name ?? words("payer.unknown")}
    </Box>
  );
}

const oneLine = {
  display: "inline-block",
  maxWidth: 150,
  overflow: "hidden",
  textOverflow: "ellipsis",
  whiteSpace: "nowrap",
  verticalAlign: "bottom",
};

/** Says that personal details are shortened on purpose, and for whom. */
export function MaskedNotice() {
  const words = useWords();
  return (
    <Tooltip title={words("payer.masked_hint")}>
      <Box
        component="span"
        tabIndex={0}
        sx={{ display: "inline-flex", alignItems: "center", gap: 0.5, color: "text.secondary", fontSize: "0.8125rem" }}
      >
        <VisibilityOff sx={{ fontSize: 15 }} aria-hidden />
        {words("payer.masked")}
      </Box>
    </Tooltip>
  );
}
