import { list, isDict, said, type Component } from "../flow/model";
import { resolve, type Surroundings } from "../flow/resolve";

const BEGINNINGS: [string, string][] = [
  ["/9j/", "jpeg"],
  ["iVBOR", "png"],
  ["R0lGOD", "gif"],
  ["UklGR", "webp"],
];

/** The address of a picture that is given as base64; one that is an address already stays as it is. */
export function pictureOf(src: string): string | null {
  if (/^(https?:\/\/|data:image\/(png|jpe?g|gif|webp);base64,)/i.test(src)) return src;
  const kind = BEGINNINGS.find(([start]) => src.startsWith(start))?.[1];
  return kind && /^[A-Za-z0-9+/=\s]+$/.test(src) ? `data:image/${kind};base64,${src}` : null;
}

/** A picture of a flow, or the place where it would be. */
export function Picture({ component, around }: { component: Component; around: Surroundings }) {
  const src = pictureOf(said(resolve(component["src"], around)));
  const alt = said(resolve(component["alt-text"], around));
  const height = component["height"];
  const style = {
    objectFit: component["scale-type"] === "cover" ? ("cover" as const) : ("contain" as const),
    ...(typeof height === "number" && { height }),
  };
  if (!src) return <div className="flow-picture none" role="img" aria-label={alt || "?"} />;
  return <img className="flow-picture" src={src} alt={alt} style={style} />;
}

/** Pictures side by side. */
export function Pictures({ component, around }: { component: Component; around: Surroundings }) {
  const images = list(resolve(component["images"], around)).filter(isDict);
  return (
    <ul className="flow-pictures" tabIndex={0}>
      {images.map((image, index) => (
        <li key={index}>
          <Picture component={{ type: "Image", ...image }} around={around} />
        </li>
      ))}
    </ul>
  );
}
