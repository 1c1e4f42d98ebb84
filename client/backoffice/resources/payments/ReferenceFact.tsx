import EditOutlined from "@mui/icons-material/EditOutlined";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import TextField from "@mui/material/TextField";
import Tooltip from "@mui/material/Tooltip";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";

/** The merchant's second reference, which staff may change whatever has happened to the payment. */
export function ReferenceFact({ payment }: { payment: PaymentView }) {
  const words = useWords();
  const mayChange = useMay("payments.annotate");
  const [isOpen, setIsOpen] = useState(false);
  const reference = payment.merchant_reference_2 ?? "";
  if (!mayChange) return reference === "" ? "–" : reference;
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 0.5 }}>
      <Box component="span">{reference === "" ? "–" : reference}</Box>
      <Tooltip title={words("reference_form.title")}>
        <IconButton
          size="small"
          aria-label={words("reference_form.title")}
          onClick={() => setIsOpen(true)}
          sx={{ p: 0.5 }}
        >
          <EditOutlined sx={{ fontSize: 16 }} />
        </IconButton>
      </Tooltip>
      {isOpen && <ReferenceDialog payment={payment} onClose={() => setIsOpen(false)} />}
    </Box>
  );
}

function ReferenceDialog({ payment, onClose }: { payment: PaymentView; onClose: () => void }) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [reference, setReference] = useState(payment.merchant_reference_2 ?? "");
  // As it was when the dialog opened: a change that arrives meanwhile must not be written over unseen.
  const [version] = useState(payment.version);
  const change = useServerAction({
    call: () => dataProvider.changePayment(payment.id, { merchant_reference_2: reference.trim() }, version),
    refreshes: ["payments"],
    said: words("reference_form.done"),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={words("reference_form.title")}
      submitLabel={words("reference_form.save")}
      isValid
      isWaiting={change.isWaiting}
      error={change.error}
      onSubmit={() => change.run(undefined)}
      onClose={onClose}
    >
      <TextField
        autoFocus
        label={words("payment.reference_2")}
        helperText={words("reference_form.hint")}
        value={reference}
        onChange={(event) => setReference(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 255, autoComplete: "off" } }}
      />
    </FormDialog>
  );
}
