import type { enRates } from "../en/rates.ts";
import type { Translation } from "../translation.ts";

/** What credit costs, by day. */
export const esRates: Translation<typeof enRates> = {
  rates: {
    fees: "Comisión de otorgamiento, por día",
    fees_hint:
      "Una parte del importe que solicita el cliente. Una simulación toma la comisión que rige en su día y la mantiene; una oferta con comisión propia mantiene la suya. Antes de la primera fila es del %{percent} %.",
    no_fees: "Todavía no hay filas: rige el %{percent} %.",
    iof: "Impuesto al crédito (IOF), por día",
    iof_hint: "Lo fija la ley, igual para todas las cuentas. Una simulación mantiene la tasa que rige en su día.",
    from: "Desde",
    fee: "Comisión",
    state_head: "Estado",
    state: { future: "Por venir", in_force: "Rige ahora", past: "Pasada" },
    note: "Motivo",
    by: "Agregada por",
    by_kontor: "Kontor",
    kind: "Tomador",
    borrower: { company: "Empresa", simples: "Pequeña empresa, MEI", individual: "Persona física" },
    daily: "Por día",
    flat: "Una vez",
    max: "Hasta",
    no_max: "Cualquier importe",
    source: "Ley",
    add: "Agregar",
    add_fee: "Agregar una comisión",
    add_iof: "Agregar una tasa",
    fee_added: "Se agregó la comisión.",
    iof_added: "Se agregó la tasa.",
    fee_text: "Rige para lo que se simule desde ese día. Lo calculado antes queda como está.",
    iof_text: "Rige para todas las cuentas, para lo que se simule desde ese día. Lo calculado antes queda como está.",
    day_hint: "Hoy o más adelante. Una fila para un día que todavía no llegó se reemplaza.",
    fee_percent: "Comisión en por ciento del importe solicitado",
    note_why: "Motivo",
    max_hint: "Por encima de este importe rige la tasa de una empresa. Dejalo vacío si no hay.",
    form: {
      daily: "Por ciento del capital por cada día",
      flat: "Por ciento del capital, una vez",
      max: "Importe máximo en BRL (opcional)",
      source: "La ley que la respalda",
    },
    missing: {
      day: "Elegí el día desde el que rige.",
      fee: "Escribí la comisión en por ciento con cuatro decimales como máximo, por ejemplo 1,2.",
      note: "Escribí el motivo.",
      daily: "Escribí la parte diaria en por ciento con siete decimales como máximo, por ejemplo 0,0082.",
      flat: "Escribí la parte que se cobra una vez en por ciento con cuatro decimales como máximo, por ejemplo 0,38.",
      max: "Escribí el importe máximo, por ejemplo 30000,00, o dejalo vacío.",
      source: "Indicá la ley.",
    },
  },
};
