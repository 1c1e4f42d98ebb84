import type { blockerTexts } from "../../../../shared/sentences/blocker-texts.ts";
import type { Translation } from "../translation.ts";

/** Why something cannot be done to a payment now, and what to do instead. */
export const esBlockers: Translation<typeof blockerTexts> = {
  role_forbids: "El rol %{role} puede ver pagos, pero no mover dinero. Pedíselo a alguien de finanzas.",
  amount_not_positive: "El importe tiene que ser mayor que cero.",
  not_authorized: "El pagador no autorizó este pago, así que no hay dinero para mover.",
  card_left_for_later:
    "El pagador solo dejó una tarjeta para después. No hay nada autorizado, así que no hay dinero para mover.",
  under_review:
    "La empresa de facturación está revisando este pago. Se autoriza o falla por sí solo; hasta entonces no se puede hacer nada con él.",
  authorization_released: "La autorización se liberó; no queda nada de ella.",
  nothing_to_capture: "Todo lo autorizado ya se capturó o se liberó.",
  amount_exceeds_capturable: "Se pueden capturar %{limit} como máximo.",
  nothing_to_refund: "No se capturó nada, así que no hay nada para devolver.",
  nothing_to_refund_but_void: "Solo autorizado: nada para devolver. Con Liberar quedan libres %{releasable}.",
  already_refunded: "Todo lo capturado ya se devolvió.",
  amount_exceeds_refundable: "Se pueden devolver %{limit} como máximo.",
  nothing_to_void: "No queda nada de la autorización para liberar.",
  nothing_to_void_but_refund: "Todo está capturado. Una devolución se lo regresa al pagador.",
  void_after_refund: "Un pago con una devolución conserva el resto de la autorización hasta que se captura o vence.",
  void_remainder_unsupported:
    "%{method} no puede liberar el resto después de una captura parcial. Caduca cuando termina la autorización.",
  void_remainder_but_final_capture:
    "%{method} no puede liberar el resto después de una captura parcial. Una captura final toma un último importe y libera lo que queda.",
  final_capture_unsupported: "%{method} no tiene captura final. Capturá el importe sin ella.",
  authorization_not_final:
    "La tienda todavía puede cambiar esta autorización. Se puede capturar cuando su importe final esté definido.",
  authorization_fixed: "Esta autorización no se puede cambiar.",
  authorization_must_grow: "El importe nuevo tiene que ser mayor que %{limit}, salvo que sea el final.",
  already_authorized: "El dinero ya está autorizado. Liberar lo deja libre.",
  already_authorized_but_refund: "El dinero llegó. Una devolución se lo regresa al pagador.",
  already_ended: "Terminó: ya no se espera dinero.",
  awaiting_approval: "Una devolución espera a una segunda persona. Su importe queda apartado hasta que decida.",
  operation_in_flight: "Otra operación de este pago todavía no tuvo respuesta. Esperá un momento y volvé a mirar.",
};
