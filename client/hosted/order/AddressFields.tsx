import type { HostedAddress, HostedExpress } from "../../../shared/checkout/hosted-order.schema.ts";
import { TextField } from "../TextField.tsx";
import type { Words } from "../words/en.ts";
import type { AddressField } from "./address-fields.ts";
import { countryChoices } from "./countries.ts";

export interface AddressFieldsProps {
  /** Begins the ids, because a page may hold two addresses: `shipping` or `billing`. */
  of: "shipping" | "billing";
  address: HostedAddress;
  fields: readonly AddressField[];
  /** Null where nothing has been sent yet. */
  problems: Partial<Record<AddressField, keyof Words>> | null;
  express: HostedExpress;
  words: Words;
  locale: string;
  onChange: (change: HostedAddress) => void;
}

/** How each field is asked for, and what browsers may fill in. */
const asks: Readonly<
  Record<Exclude<AddressField, "country">, { word: keyof Words; autoComplete: string; type?: "email" | "tel" }>
> = {
  business_name: { word: "businessName", autoComplete: "organization" },
  organization_number: { word: "organizationNumber", autoComplete: "off" },
  first_name: { word: "firstName", autoComplete: "given-name" },
  last_name: { word: "lastName", autoComplete: "family-name" },
  email: { word: "email", autoComplete: "email", type: "email" },
  phone_number: { word: "phone", autoComplete: "tel", type: "tel" },
  address_line: { word: "addressLine", autoComplete: "address-line1" },
  address_line_2: { word: "addressLine2", autoComplete: "address-line2" },
  postal_code: { word: "postalCode", autoComplete: "postal-code" },
  postal_place: { word: "postalPlace", autoComplete: "address-level2" },
};

/** Where a field is in the page. */
export function addressFieldId(of: AddressFieldsProps["of"], field: AddressField): string {
  return `${of}-${field}`;
}

export function AddressFields({ of, address, fields, problems, express, words, locale, onChange }: AddressFieldsProps) {
  return (
    <div className="address-grid">
      {fields.map((field) => {
        const id = addressFieldId(of, field);
        if (field === "country") {
          return (
            <div key={field} className="field wide">
              <label htmlFor={id}>{words.country}</label>
              <select
                id={id}
                autoComplete={`${of} country`}
                value={address.country ?? ""}
                onChange={(event) => onChange({ country: event.target.value })}
              >
                {countryChoices(express, locale).map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
          );
        }
        const { word, autoComplete, type } = asks[field];
        const problem = problems?.[field];
        return (
          <div key={field} className={field.startsWith("address_line") ? "wide" : ""}>
            <TextField
              id={id}
              label={words[word]}
              autoComplete={autoComplete === "off" ? autoComplete : `${of} ${autoComplete}`}
              {...(type === undefined ? {} : { type })}
              isRequired={field !== "address_line_2"}
              value={address[field] ?? ""}
              problem={problem === undefined ? null : words[problem]}
              onChange={(value) => onChange({ [field]: value })}
            />
          </div>
        );
      })}
    </div>
  );
}
