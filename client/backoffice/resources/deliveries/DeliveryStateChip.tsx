import type { DeliveryState } from "../../../../shared/webhooks/delivery.schema.ts";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { deliveryStateLooks } from "./delivery-state-looks.ts";

export function DeliveryStateChip({ state }: { state: DeliveryState }) {
  const words = useWords();
  return <StatusChip label={words(`delivery_state.${state}`)} look={deliveryStateLooks[state]} />;
}
