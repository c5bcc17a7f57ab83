import { IconMapPin } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PLACES } from "../sent";
import { Sheet, SheetField } from "./Sheet";

type Place = { latitude: number; longitude: number; name?: string; address?: string };
type Props = { onSend: (place: Place) => void; onClose: () => void };

const within = (text: string, most: number): number | null => {
  const value = Number(text.replace(",", "."));
  return text.trim() !== "" && Number.isFinite(value) && Math.abs(value) <= most ? value : null;
};

/** A place to send: one of a few, or two numbers. */
export function PlaceSheet({ onSend, onClose }: Props) {
  const { t } = useTranslation();
  const [latitude, setLatitude] = useState("");
  const [longitude, setLongitude] = useState("");
  const [north, east] = [within(latitude, 90), within(longitude, 180)];
  return (
    <Sheet title={t("phone.send_location")} onClose={onClose}>
      <div className="sheet-rows">
        {PLACES.map((place) => (
          <button type="button" className="row" key={place.name} onClick={() => onSend(place)}>
            <span>
              <b dir="auto">{place.name}</b>
              <small dir="auto">{place.address}</small>
            </span>
            <IconMapPin size={18} aria-hidden />
          </button>
        ))}
        <form
          className="sheet-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (north !== null && east !== null) onSend({ latitude: north, longitude: east });
          }}
        >
          <div className="sheet-pair">
            <SheetField
              label={t("phone.latitude")}
              value={latitude}
              onChange={setLatitude}
              isNumber
            />
            <SheetField
              label={t("phone.longitude")}
              value={longitude}
              onChange={setLongitude}
              isNumber
            />
          </div>
          <button type="submit" className="send" disabled={north === null || east === null}>
            {t("phone.sendPlace")}
          </button>
        </form>
      </div>
    </Sheet>
  );
}
