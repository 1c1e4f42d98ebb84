import type { PayerDocumentType } from "../../shared/documents/payer-document.ts";
import type { TransferCurrency } from "../../shared/transfers/transfer-methods.ts";

/** Somebody who pays the demo's shops by transfer. Nobody real has these names and addresses. */
export interface DemoPayer {
  name: string;
  email: string;
  type: PayerDocumentType;
  document: string;
  /** Where they send money from. */
  account: string;
  currency: TransferCurrency;
  /** The shop that they buy from. */
  merchantId: string;
}

const inArgentina = { currency: "ARS", merchantId: "feria-del-sur" } as const;
const inBrazil = { currency: "BRL", merchantId: "loja-do-sul" } as const;

export const demoPayers: readonly [DemoPayer, DemoPayer, DemoPayer, DemoPayer, DemoPayer] = [
  {
    ...inArgentina,
    name: "Inés Roldán",
    email: "ines@buyer.example",
    type: "CUIT",
    document: "20301234563",
    account: "0170042800000012345674",
  },
  {
    ...inArgentina,
    name: "Bruno Acosta",
    email: "bruno@buyer.example",
    type: "CUIT",
    document: "20221370075",
    account: "0070327530004025541644",
  },
  {
    ...inArgentina,
    name: "Clara Funes",
    email: "clara@buyer.example",
    type: "CUIT",
    document: "20234567897",
    account: "2850590940090418135201",
  },
  { ...inBrazil, name: "Bia Prado", email: "bia@buyer.example", type: "CPF", document: "39053344705", account: "" },
  { ...inBrazil, name: "Caio Lima", email: "caio@buyer.example", type: "CPF", document: "71428793860", account: "" },
];
