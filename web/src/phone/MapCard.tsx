import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Place } from "./parts";
import { scatter } from "./scatter";

const WIDTH = 260;
const HEIGHT = 120;

type Road = { d: string; isMain: boolean };
type Block = { x: number; y: number; width: number; height: number };

/** Streets, a park and water that might be there: drawn from the two numbers, nothing is asked of a map's server. */
function cityAt(seed: string): { roads: Road[]; parks: Block[]; river: string } {
  const next = scatter(seed);
  const roads: Road[] = [];
  for (let x = -20 + next() * 30; x < WIDTH + 20; x += 26 + next() * 30) {
    const lean = (next() - 0.5) * 24;
    const isMain = next() > 0.72;
    roads.push({ d: `M${x} -5 L${x + lean} ${HEIGHT + 5}`, isMain });
  }
  for (let y = -10 + next() * 20; y < HEIGHT + 10; y += 22 + next() * 22) {
    const lean = (next() - 0.5) * 22;
    const isMain = next() > 0.76;
    roads.push({ d: `M-5 ${y} L${WIDTH + 5} ${y + lean}`, isMain });
  }
  const parks = Array.from({ length: 2 }, () => ({
    x: next() * WIDTH,
    y: next() * HEIGHT,
    width: 34 + next() * 44,
    height: 22 + next() * 28,
  }));
  const [from, to, bend] = [next() * HEIGHT, next() * HEIGHT, next() * HEIGHT];
  return { roads, parks, river: `M-10 ${from} Q ${WIDTH / 2} ${bend - 40} ${WIDTH + 10} ${to}` };
}

const wide = (value: number) => value.toFixed(5).replace(/0+$/, "").replace(/\.$/, "");

/** A place as a card with a drawn map, its name and address, or where it lies. */
export function MapCard({ place }: { place: Place }) {
  const { t } = useTranslation();
  const { latitude, longitude, name, address } = place;
  const isKnown = latitude !== null && longitude !== null;
  const seed = `${latitude} ${longitude}`;
  const city = useMemo(() => cityAt(seed), [seed]);
  const where = isKnown ? `${wide(latitude)}, ${wide(longitude)}` : "";
  return (
    <div className="wa-map">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="xMidYMid slice"
        role="img"
        aria-label={t("phone.mapOf", { place: name || where || t("phone.media.location") })}
      >
        <rect width={WIDTH} height={HEIGHT} className="land" />
        {city.parks.map((park, index) => (
          <rect key={index} {...park} rx={5} className="park" />
        ))}
        <path d={city.river} className="river" />
        {city.roads.map((road, index) => (
          <path key={index} d={road.d} className={road.isMain ? "road main" : "road"} />
        ))}
        <g transform={`translate(${WIDTH / 2} ${HEIGHT / 2 + 12})`}>
          <ellipse rx={7} ry={2.6} className="shadow" />
          <path
            d="M0 0 C-4 -9 -11 -13 -11 -20 A11 11 0 0 1 11 -20 C11 -13 4 -9 0 0Z"
            className="pin"
          />
          <circle cy={-20} r={4} className="hole" />
        </g>
      </svg>
      <div className="wa-map-words">
        <b dir="auto">{name || t("phone.media.location")}</b>
        {name && address && <small dir="auto">{address}</small>}
        {where && (
          <small className="tnum" dir="ltr">
            {where}
          </small>
        )}
      </div>
    </div>
  );
}
