import { useDataProvider } from "react-admin";
import { formatMoney } from "../../i18n/number-text.ts";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { useOperationToast } from "./use-operation-toast.tsx";
import { useMethodText } from "./use-method-text.ts";

interface VoidDialogProps {
  payment: PaymentView;
  onClose: () => void;
}

/** Releases what is authorized and not captured, all of it; or ends a payment with which a card was left and no more. */
export function VoidDialog({ payment, onClose }: VoidDialogProps) {
  const words = useWords();
  const methodText = useMethodText();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const announce = useOperationToast();
  const isNothing = payment.authorized === 0;
  const describe = (shown: PaymentView) => {
    if (isNothing) return { submitLabel: words("void.submit_nothing"), consequence: words("void.consequence_nothing") };
    const amount = formatMoney(shown.capturable, shown.currency);
    const consequence = shown.captured > 0 ? "void.consequence_rest" : "void.consequence";
    return {
      submitLabel: words("void.submit_amount", { amount }),
      consequence: words(consequence, { amount, method: methodText(shown) }),
    };
  };
  return (
    <ReasonDialog
      payment={payment}
      title={words(isNothing ? "void.title_nothing" : "void.title")}
      describe={describe}
      send={(request, key) => dataProvider.void(payment.id, request, key)}
      onDone={(changed) => {
        announce("void", changed);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
