/** Made-up data of an event, in the shape of a real one. */
export function sampleData(type: string, hex: string, at: string): Readonly<Record<string, unknown>> {
  const [group = "", change = ""] = type.split(".");
  if (group === "customer") return customer(change, hex);
  return group === "credit_offer" ? creditOffer(change, hex, at) : loan(change, hex, at);
}

function customer(change: string, hex: string): Record<string, unknown> {
  const status = change === "active" || change === "under_review" ? change : "pending_kyc";
  const listsItems = change === "created" || change === "kyc_updated";
  const declared = {
    cpf: "123.456.789-09",
    cnpj: "12.345.678/0001-95",
    name: "Test customer",
    email: "test@customer.example",
    phone: "+5511900000000",
    trading_name: null,
  };
  return {
    id: `cust_${hex}`,
    status,
    ...(change === "created" ? declared : {}),
    external_id: "TEST-1001",
    ...(listsItems ? { kyc: [] } : {}),
  };
}

function creditOffer(change: string, hex: string, at: string): Record<string, unknown> {
  return {
    id: `co_${hex}`,
    customer_id: `cust_${hex}`,
    status: change,
    approved_amount: "10000.00",
    min_amount: "1000.00",
    interest_rate: 3.5,
    installments: 12,
    due_date_rule: null,
    valid_until: at.replace(/\.\d+Z$/, "Z"),
  };
}

function loan(change: string, hex: string, at: string): Record<string, unknown> {
  const id = `ln_${hex}`;
  const signingUrl = "https://sign.example/contract";
  switch (change) {
    case "created":
      return {
        id,
        credit_offer_id: `co_${hex}`,
        customer_id: `cust_${hex}`,
        status: "processing",
        requested_amount: "5000.00",
        number_of_installments: 6,
      };
    case "contract_generated":
      return { id, status: change, ccb_number: "TEST-1001", signing_url: signingUrl };
    case "awaiting_signatures":
      return { id, status: change, signing_url: signingUrl };
    case "signed":
      return { id, status: change, ccb_number: "TEST-1001" };
    case "active":
      return { id, status: change, requested_amount: "5000.00", net_amount: "4850.00" };
    case "payment_received":
      return {
        id,
        status: "active",
        payment: { amount: "900.00", paid_at: at.replace(/\.\d+Z$/, "Z"), installment_number: 1 },
      };
    default:
      return { id, status: change };
  }
}
