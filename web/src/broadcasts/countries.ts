// Countries by name, for numbers that are written as they are dialled at home.

const CODES =
  "AE AF AL AM AO AR AT AU AZ BA BD BE BG BH BN BO BR BY CA CD CH CI CL CM CN CO CR CU CY CZ DE DK DO DZ EC EE EG ES ET " +
  "FI FR GB GE GH GR GT HK HN HR HU ID IE IL IN IQ IR IS IT JM JO JP KE KH KR KW KZ LA LB LK LT LU LV LY MA MD ME MK " +
  "MM MO MT MU MV MX MY MZ NA NG NI NL NO NP NZ OM PA PE PG PH PK PL PR PS PT PY QA RO RS RU RW SA SD SE SG SI SK SN SO " +
  "SV SY TH TN TR TT TW TZ UA UG US UY UZ VE VN YE ZA ZM ZW";

export function countries(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: "region" });
  return CODES.split(" ")
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
}

/** The country of the browser's languages, as in `en-SG`; none when they tell none. */
export function guessCountry(): string | null {
  const found = navigator.languages.map((tag) => tag.split("-")[1]?.toUpperCase());
  return found.find((code) => code && CODES.split(" ").includes(code)) ?? null;
}
