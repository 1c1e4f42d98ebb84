import { act } from "@testing-library/react";
import { type ReactNode, useEffect, useState } from "react";
import type { PaymentView } from "../../../shared/payments/payment.schema.ts";

/**
 * Stands for the page below a dialog: what it shows of a payment changes when it is loaded anew.
 *
 * @returns what is to be rendered, and how the page is told what it has loaded.
 */
export function pageOf(payment: PaymentView, dialog: (payment: PaymentView) => ReactNode) {
  let show: (loaded: PaymentView) => void = () => undefined;
  function Page() {
    const [shown, setShown] = useState(payment);
    useEffect(() => {
      show = setShown;
    }, []);
    return dialog(shown);
  }
  return { page: <Page />, load: (loaded: PaymentView) => act(() => show(loaded)) };
}
