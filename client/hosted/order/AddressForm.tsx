import { type SubmitEvent, useState } from "react";
import type { CustomerType } from "../../../shared/checkout/express.schema.ts";
import type { AddressesRequest, HostedAddress, HostedExpress } from "../../../shared/checkout/hosted-order.schema.ts";
import type { HostedSession } from "../../../shared/checkout/hosted-page.schema.ts";
import type { Words } from "../words/en.ts";
import { addressForServer, addressProblems, fieldsFor } from "./address-fields.ts";
import { addressFieldId, AddressFields } from "./AddressFields.tsx";
import { likelyCountry } from "./countries.ts";

export interface AddressFormProps {
  session: HostedSession;
  express: HostedExpress;
  isBusy: boolean;
  words: Words;
  locale: string;
  onSave: (addresses: AddressesRequest) => void;
}

const typeWords = { b2c: "consumer", b2b: "business" } as const;

/** Who the payer is and where the order goes; the first field that is wrong gets the focus. */
export function AddressForm({ session, express, isBusy, words, locale, onSave }: AddressFormProps) {
  const country = likelyCountry(express, session.currency);
  const known = express.needs_shipping ? session.shipping_address : session.billing_address;
  const main = express.needs_shipping ? "shipping" : "billing";
  const [type, setType] = useState<CustomerType>(
    known?.business_name === undefined ? express.default_customer_type : "b2b",
  );
  const [address, setAddress] = useState<HostedAddress>({ country, ...known });
  const [bill, setBill] = useState<HostedAddress>({ country, ...session.billing_address });
  const [hasOtherBill, setHasOtherBill] = useState(express.starts_with_billing_address);
  const [hasTried, setHasTried] = useState(false);

  const asksBill = express.needs_shipping && express.allows_billing_address;
  const fields = fieldsFor(type, true);
  const billFields = fieldsFor(type, false);
  const problems = addressProblems(address, fields);
  const billProblems = asksBill && hasOtherBill ? addressProblems(bill, billFields) : {};

  const save = (event: SubmitEvent) => {
    event.preventDefault();
    setHasTried(true);
    const wrong = fields.find((field) => problems[field] !== undefined);
    const wrongBill = billFields.find((field) => billProblems[field] !== undefined);
    if (wrong !== undefined) document.getElementById(addressFieldId(main, wrong))?.focus();
    else if (wrongBill !== undefined) document.getElementById(addressFieldId("billing", wrongBill))?.focus();
    else if (!isBusy) {
      const entered = addressForServer(address, fields);
      const billing_address = asksBill && hasOtherBill ? addressForServer(bill, billFields) : null;
      onSave(
        express.needs_shipping
          ? { shipping_address: entered, billing_address }
          : { shipping_address: null, billing_address: entered },
      );
    }
  };

  return (
    <form className="fields" onSubmit={save} noValidate>
      {express.customer_types.length > 1 && (
        <fieldset className="segments">
          <legend className="visually-hidden">{words.customerType}</legend>
          {express.customer_types.map((one) => (
            <label key={one}>
              <input type="radio" name="customer-type" checked={type === one} onChange={() => setType(one)} />
              <span>{words[typeWords[one]]}</span>
            </label>
          ))}
        </fieldset>
      )}
      <AddressFields
        of={main}
        address={address}
        fields={fields}
        problems={hasTried ? problems : null}
        express={express}
        words={words}
        locale={locale}
        onChange={(change) => setAddress((before) => ({ ...before, ...change }))}
      />
      {asksBill && (
        <div className="checkbox">
          <input
            id="other-billing"
            type="checkbox"
            checked={hasOtherBill}
            onChange={(event) => setHasOtherBill(event.target.checked)}
          />
          <label htmlFor="other-billing">{words.otherBilling}</label>
        </div>
      )}
      {asksBill && hasOtherBill && (
        <section aria-labelledby="billing-title" className="fields">
          <h3 id="billing-title">{words.billing}</h3>
          <AddressFields
            of="billing"
            address={bill}
            fields={billFields}
            problems={hasTried ? billProblems : null}
            express={express}
            words={words}
            locale={locale}
            onChange={(change) => setBill((before) => ({ ...before, ...change }))}
          />
        </section>
      )}
      <button type="submit" className="button" aria-disabled={isBusy}>
        {isBusy && <span className="spinner spinner-small" aria-hidden="true" />}
        {isBusy ? words.saving : words.save}
      </button>
    </form>
  );
}
