import Stack from "@mui/material/Stack";
import { lazy, Suspense, useState } from "react";
import { blockerSentence } from "../../../../shared/payments/blocker-text.ts";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { useSaid } from "../../i18n/use-said.ts";
import { useWords } from "../../i18n/use-words.ts";

/** What staff may do to a payment's money, or to its wait for it. */
type StaffAction = "capture" | "refund" | "void" | "cancel";

const dialogs = {
  capture: lazy(() => import("./CaptureDialog.tsx").then((module) => ({ default: module.CaptureDialog }))),
  refund: lazy(() => import("./RefundDialog.tsx").then((module) => ({ default: module.RefundDialog }))),
  void: lazy(() => import("./VoidDialog.tsx").then((module) => ({ default: module.VoidDialog }))),
  cancel: lazy(() => import("./CancelDialog.tsx").then((module) => ({ default: module.CancelDialog }))),
};

const looks = {
  capture: { variant: "contained", color: "primary" },
  refund: { variant: "outlined", color: "primary" },
  void: { variant: "outlined", color: "error" },
  cancel: { variant: "outlined", color: "error" },
} as const;

/** What comes by transfer is taken as it comes: nothing of it is reserved, captured or released. */
const ofTransfer = ["refund", "cancel"] as const;
const ofReservation = ["capture", "refund", "void"] as const;

/** Capture, refund, void or cancel. What cannot be done now stays in place and says why, from the facts of the server. */
export function PaymentActions({ payment }: { payment: PaymentView }) {
  const words = useWords();
  const tell = useSaid();
  const [open, setOpen] = useState<StaffAction | null>(null);
  const Dialog = open === null ? null : dialogs[open];
  return (
    <Stack direction="row" spacing={1} role="group" aria-label={words("payment.actions")} sx={{ flexShrink: 0 }}>
      {(payment.api === "payments" ? ofTransfer : ofReservation).map((name) => {
        const { allowed, reason, blocker } = payment.actions[name];
        const facts = blocker && blockerSentence(blocker, payment.currency);
        return (
          <BlockedButton
            key={name}
            {...looks[name]}
            reason={allowed ? null : tell(facts, reason ?? words("payment.blocked"))}
            onClick={() => setOpen(name)}
          >
            {words(name === "cancel" ? "cancel_order.action" : `${name}.action`)}
          </BlockedButton>
        );
      })}
      {Dialog !== null && (
        <Suspense>
          <Dialog payment={payment} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </Stack>
  );
}
