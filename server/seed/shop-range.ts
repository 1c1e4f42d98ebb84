import type { PaymentMethodType } from "../../shared/payments/payment-methods.ts";
import type { Weighted } from "./random.ts";

/** What one unit costs, in minor units of the Norwegian krone; other markets are derived from it. */
export interface Article {
  sku: string;
  description: string;
  priceNok: number;
}

/** Where a share of the buyers come from. */
export interface Market {
  currency: "NOK" | "SEK" | "DKK" | "EUR";
  country: string;
  phonePrefix: string;
  /** Price level against the krone price, per mille. */
  priceLevel: number;
  /** Prices end on this many minor units, as price tags do. */
  priceStep: number;
  vat: number;
  carriers: readonly string[];
  shipping: readonly number[];
  methods: Weighted<PaymentMethodType>;
  towns: readonly (readonly [postalCode: string, town: string])[];
}

export const articles: readonly Article[] = [
  { sku: "LMP-014", description: "Desk lamp, brass", priceNok: 890_00 },
  { sku: "LMP-022", description: "Floor lamp, oak", priceNok: 2_490_00 },
  { sku: "CHR-101", description: "Dining chair, ash", priceNok: 1_690_00 },
  { sku: "CHR-140", description: "Lounge chair, wool", priceNok: 6_990_00 },
  { sku: "TBL-210", description: "Coffee table, walnut", priceNok: 3_290_00 },
  { sku: "SHL-031", description: "Wall shelf, 80 cm", priceNok: 599_00 },
  { sku: "TXT-410", description: "Wool throw, grey", priceNok: 749_00 },
  { sku: "TXT-418", description: "Linen cushion cover", priceNok: 199_00 },
  { sku: "TXT-433", description: "Cotton rug, 140 x 200", priceNok: 1_190_00 },
  { sku: "KIT-502", description: "Stoneware mug", priceNok: 149_00 },
  { sku: "KIT-507", description: "Stoneware bowl, set of four", priceNok: 449_00 },
  { sku: "KIT-519", description: "Carbon steel pan, 26 cm", priceNok: 649_00 },
  { sku: "KIT-530", description: "Chef's knife, 20 cm", priceNok: 1_099_00 },
  { sku: "CND-601", description: "Scented candle, juniper", priceNok: 229_00 },
  { sku: "VSE-620", description: "Glass vase, smoke", priceNok: 379_00 },
  { sku: "CLK-702", description: "Wall clock, birch", priceNok: 549_00 },
  { sku: "MIR-711", description: "Round mirror, 60 cm", priceNok: 1_290_00 },
  { sku: "BED-802", description: "Duvet cover, linen", priceNok: 1_390_00 },
];

export const markets: Weighted<Market> = [
  [
    {
      currency: "NOK",
      country: "NO",
      phonePrefix: "+474",
      priceLevel: 1000,
      priceStep: 100,
      vat: 25,
      carriers: ["Posten", "PostNord", "Helthjem"],
      shipping: [0, 49_00, 79_00, 149_00],
      methods: [
        ["dintero_psp.creditcard", 46],
        ["dintero_psp.vipps", 22],
        ["vipps", 12],
        ["klarna.klarna", 9],
        ["dintero_psp.applepay", 6],
        ["collector.invoice", 3],
        ["dintero_psp.googlepay", 2],
      ],
      towns: [
        ["0150", "Oslo"],
        ["5003", "Bergen"],
        ["7010", "Trondheim"],
        ["4006", "Stavanger"],
        ["9008", "Tromsø"],
      ],
    },
    55,
  ],
  [
    {
      currency: "SEK",
      country: "SE",
      phonePrefix: "+467",
      priceLevel: 1020,
      priceStep: 100,
      vat: 25,
      carriers: ["PostNord", "DB Schenker", "Budbee"],
      shipping: [0, 49_00, 69_00],
      methods: [
        ["dintero_psp.creditcard", 38],
        ["swish.swish", 34],
        ["klarna.klarna", 20],
        ["payex.creditcard", 8],
      ],
      towns: [
        ["111 20", "Stockholm"],
        ["411 03", "Göteborg"],
        ["211 20", "Malmö"],
        ["753 10", "Uppsala"],
      ],
    },
    20,
  ],
  [
    {
      currency: "DKK",
      country: "DK",
      phonePrefix: "+452",
      priceLevel: 650,
      priceStep: 500,
      vat: 25,
      carriers: ["GLS", "PostNord"],
      shipping: [0, 39_00, 59_00],
      methods: [
        ["dintero_psp.creditcard", 44],
        ["payex.mobilepay", 44],
        ["klarna.klarna", 12],
      ],
      towns: [
        ["1050", "København"],
        ["8000", "Aarhus"],
        ["5000", "Odense"],
      ],
    },
    13,
  ],
  [
    {
      currency: "EUR",
      country: "FI",
      phonePrefix: "+3584",
      priceLevel: 88,
      priceStep: 50,
      vat: 25.5,
      carriers: ["Matkahuolto", "DHL"],
      shipping: [4_90, 7_90],
      methods: [
        ["dintero_psp.creditcard", 70],
        ["dintero_psp.applepay", 16],
        ["dintero_psp.googlepay", 14],
      ],
      towns: [
        ["00100", "Helsinki"],
        ["33100", "Tampere"],
        ["20100", "Turku"],
      ],
    },
    12,
  ],
];

export const firstNames = [
  "Ada",
  "Aksel",
  "Astrid",
  "Birk",
  "Camilla",
  "Edvard",
  "Eirik",
  "Elin",
  "Emma",
  "Erik",
  "Filip",
  "Frida",
  "Hanna",
  "Henrik",
  "Ida",
  "Ingrid",
  "Jakob",
  "Johan",
  "Jonas",
  "Karin",
  "Kari",
  "Lars",
  "Lea",
  "Linnea",
  "Maja",
  "Magnus",
  "Mikkel",
  "Nora",
  "Oda",
  "Ole",
  "Oskar",
  "Pernille",
  "Sigrid",
  "Signe",
  "Sofie",
  "Solveig",
  "Tobias",
  "Torstein",
  "Vilde",
  "Åse",
] as const;

export const lastNames = [
  "Andersen",
  "Aalto",
  "Berg",
  "Bakke",
  "Dahl",
  "Ekström",
  "Eriksen",
  "Fjeld",
  "Foss",
  "Grønvold",
  "Hagen",
  "Halvorsen",
  "Holm",
  "Jensen",
  "Johansson",
  "Karlsen",
  "Kristensen",
  "Lindberg",
  "Lund",
  "Moen",
  "Mäkinen",
  "Nilsen",
  "Nygård",
  "Olsen",
  "Pedersen",
  "Rasmussen",
  "Sandvik",
  "Solberg",
  "Strand",
  "Søndergaard",
  "Virtanen",
  "Wik",
  "Öberg",
  "Ødegård",
] as const;

/** Reserved names (RFC 2606): no letter to any of them ever arrives. */
export const mailDomains = ["mail.example", "post.example", "inbox.example"] as const;
